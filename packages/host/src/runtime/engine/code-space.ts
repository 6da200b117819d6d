import type { CodeSpace } from 'glass-easel-miniprogram-adapter';
import { glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';

import type { BuiltIn } from '../../components/kit/built-in';
import type { ComponentConfig, ProgramManifest } from '../../project/kit/program-bundle';
import type { StyleSheets } from '../styles/style-sheets';
import type { PhoneBackendContext } from './backend-context';
import type { BuiltInHost } from './built-in-instance';
import { registerBuiltIns } from './built-ins';
import type { WxBehaviors } from './form-behaviors';
import { createWxBehaviors } from './form-behaviors';
import type { ReadyQueue } from './ready-queue';
import { createReadyQueue } from './ready-queue';

/** Options that `Component()` and `Page()` may set in JavaScript instead of JSON. */
interface ScriptOptions {
  readonly styleIsolation?: string;
  readonly addGlobalClass?: boolean;
  readonly pureDataPattern?: RegExp;
}

/** The engine's space for one program: its templates, styles, components and the built-ins. */
export interface ProgramSpace {
  readonly codeSpace: CodeSpace;
  readonly ready: ReadyQueue;
  readonly behaviors: WxBehaviors;
  /** Called when `Component()` or `Page()` runs for `id`, before it is registered. */
  prepare(id: string, options: ScriptOptions | undefined): void;
}

interface SpaceParts {
  readonly manifest: ProgramManifest;
  readonly templates: Readonly<Record<string, unknown>>;
  readonly builtIns: readonly BuiltIn[];
  readonly host: Omit<BuiltInHost, 'roleOf' | 'classPrefix'>;
  readonly context: PhoneBackendContext;
  readonly sheets: StyleSheets;
}

export function createProgramSpace(parts: SpaceParts): ProgramSpace {
  const { manifest, templates, builtIns, host, context, sheets } = parts;
  const env = new MiniProgramEnv();
  env.associateBackend(context);
  const codeSpace = env.createCodeSpace('', true);
  const space = codeSpace.getComponentSpace();
  space.updateComponentOptions({
    // A property named `id` (vant's button has one) would otherwise overwrite the element's own.
    writeFieldsToNode: false,
    // A program may put handlers on its instance, or others in place of those it defined.
    useMethodCallerListeners: true,
    // What leads back to itself is copied for the view as it is, and handed on to a component's property.
    dataDeepCopy: glassEasel.DeepCopyKind.SimpleWithRecursion,
    propertyPassingDeepCopy: glassEasel.DeepCopyKind.SimpleWithRecursion,
  });
  // As WeChat's own framework has it for an abstract node that nobody names: nothing but its slot.
  space.defineComponent({ is: '' });
  showIds(codeSpace);
  const pages = new Set(manifest.pages);
  const prefixes = new Map<string, string>();
  const behaviors = createWxBehaviors(codeSpace);
  registerBuiltIns(space, builtIns, {
    ...host,
    roleOf: (element) => behaviors.roleOf(element),
    classPrefix: (id) => prefixes.get(id) ?? '',
  });
  const ready = createReadyQueue(space);
  codeSpace.setOverallBehavior(ready.behavior);

  for (const [id, content] of Object.entries(templates)) {
    codeSpace.addCompiledTemplate(id, {
      groupList: templates,
      content,
      fallbackListenerOnNativeNode: true,
    } as glassEasel.template.ComponentTemplate);
  }
  const appSheet = manifest.styles['app'];
  if (appSheet !== undefined) sheets.add('app', appSheet, false);

  return {
    codeSpace,
    ready,
    behaviors,
    prepare(id, options) {
      const config = withScriptOptions(manifest.components[id], options, pages.has(id));
      codeSpace.addComponentStaticConfig(id, config as never);
      const sheet = manifest.styles[id];
      if (sheet === undefined) return;
      codeSpace.addStyleSheet(id, undefined, sheet.scope);
      const prefixed = isPrefixed(config);
      if (prefixed) prefixes.set(id, `${sheet.scope}--`);
      sheets.add(id, sheet, prefixed);
    },
  };
}

/**
 * Writes ids into the document without the adapter's random prefix: `#id` in WXSS and automation
 * selectors need them. `prepareComponentOptions` is internal to the adapter, whose version is exact.
 */
function showIds(codeSpace: CodeSpace): void {
  const internal = codeSpace as unknown as {
    prepareComponentOptions: (
      ...args: readonly unknown[]
    ) => [glassEasel.ComponentOptions, ...unknown[]];
  };
  const prepare = internal.prepareComponentOptions.bind(codeSpace);
  internal.prepareComponentOptions = (...args) => {
    const [options, ...rest] = prepare(...args);
    return [{ ...options, idPrefixGenerator: null, writeIdToDOM: true }, ...rest];
  };
}

type StaticConfig = Omit<Partial<ComponentConfig>, 'window'>;

function withScriptOptions(
  config: typeof noConfig = noConfig,
  options: ScriptOptions = {},
  isPage: boolean,
): StaticConfig {
  const { component, usingComponents, componentGenerics = {}, componentPlaceholder } = config;
  const generics = Object.entries(componentGenerics).map(([name, generic]) => [
    name,
    generic === true ? true : { default: `/${generic.default}` },
  ]);
  return withoutUndefined({
    component,
    usingComponents: absolute(usingComponents),
    componentGenerics: Object.fromEntries(generics) as StaticConfig['componentGenerics'],
    componentPlaceholder,
    // Documentation (组件模板和样式): shared where a page is made, by Component() too.
    styleIsolation:
      options.styleIsolation ?? config.styleIsolation ?? (isPage ? 'shared' : undefined),
    addGlobalClass: options.addGlobalClass ?? config.addGlobalClass,
    pureDataPattern: options.pureDataPattern?.source ?? config.pureDataPattern,
  });
}

/** For a file without JSON: an ordinary page that uses nothing. */
const noConfig: Pick<ComponentConfig, 'component' | 'usingComponents'> & Partial<ComponentConfig> =
  {
    component: false,
    usingComponents: {},
  };

/** The adapter tells an absent option from an undefined one. */
function withoutUndefined(config: object): StaticConfig {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}

/** Ids of the manifest have no leading slash; to the engine such a path would be relative. */
function absolute(using: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(using).map(([tag, id]) => [tag, id.startsWith('/') ? id : `/${id}`]),
  );
}

/** Whether classes of a component carry its prefix: the adapter's rule for style isolation. */
function isPrefixed({ component, styleIsolation, addGlobalClass }: StaticConfig): boolean {
  if (styleIsolation !== undefined)
    return !styleIsolation.endsWith('shared') || styleIsolation.endsWith('apply-shared');
  return component === true || addGlobalClass === true;
}
