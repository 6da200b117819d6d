import { checkJson } from '../kit/check-json';
import type { JsonSource } from '../kit/json-source';
import { parseJson } from '../kit/json-source';
import type { ComponentConfig } from '../kit/program-bundle';
import { folderOf } from '../kit/program-path';
import type { ComponentJson } from './component-config';
import { componentSchema } from './component-config';
import type { App, ProgramSources } from './read-app';
import { isComponent, resolveComponent, scriptOf } from './resolve-component';
import { overlayWindow } from './window-config';

/** Where WeChat looks for the component of `"tabBar": {"custom": true}`. */
export const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

export interface ComponentTree {
  /** Every page and every component that is reached, by id, pages first. */
  readonly components: ReadonlyMap<string, ComponentConfig>;
  /** By id: the tags that its JSON names, whether a component was found for them or not. */
  readonly declaredTags: ReadonlyMap<string, readonly string[]>;
  /** The app's global `usingComponents`, resolved. */
  readonly globalComponents: Readonly<Record<string, string>>;
}

/**
 * Reads the JSON of every page and of every component reached from one, the app's global ones
 * included. Unreachable components are not read: WeChat packs them too, but nothing can show them.
 */
export function readComponents(app: App, sources: ProgramSources): ComponentTree {
  const components = new Map<string, ComponentConfig>();
  const declaredTags = new Map<string, readonly string[]>();
  const shared = resolveAll('', app.usingComponents, app.source, ['usingComponents'], sources);
  const queue = [...app.pages];
  if (app.config.tabBar?.custom === true) {
    if (isComponent(CUSTOM_TAB_BAR, sources.files)) queue.push(CUSTOM_TAB_BAR);
    else reportNoTabBar(app, sources);
  }
  queue.push(...Object.values(shared));
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (components.has(id)) continue;
    const isPage = app.pages.includes(id);
    const { config, tags } = readComponent(id, isPage, { app, shared, sources });
    components.set(id, config);
    declaredTags.set(id, tags);
    queue.push(...Object.values(config.usingComponents), ...defaultsOf(config));
  }
  return { components, declaredTags, globalComponents: shared };
}

/** WeChat draws no tab bar then. */
function reportNoTabBar({ source }: App, { report }: ProgramSources): void {
  report.add({
    severity: 'warning',
    file: source.file,
    text: source.text,
    at: { offset: source.offsetOf(['tabBar', 'custom']) },
    message: `tabBar.custom: there is no component at "${CUSTOM_TAB_BAR}", so tab pages have no tab bar.`,
  });
}

interface Surroundings {
  readonly app: App;
  readonly shared: Readonly<Record<string, string>>;
  readonly sources: ProgramSources;
}

function readComponent(
  id: string,
  isPage: boolean,
  { app, shared, sources }: Surroundings,
): { readonly config: ComponentConfig; readonly tags: readonly string[] } {
  const source = readJson(id, isPage, sources);
  const json: ComponentJson = (source && checkJson(source, componentSchema, sources.report)) ?? {};
  if (!isPage) checkComponent(id, json, source, sources);
  const folder = folderOf(id);
  const resolveOwn = (field: string, references: Readonly<Record<string, string>>) =>
    source === undefined ? {} : resolveAll(folder, references, source, [field], sources);
  const generics = readGenerics(json, (references) => resolveOwn('componentGenerics', references));
  const config = {
    component: isPage ? (json.component ?? false) : true,
    usingComponents: { ...shared, ...resolveOwn('usingComponents', json.usingComponents ?? {}) },
    window: overlayWindow(app.config.window, json),
    ...(generics === undefined ? {} : { componentGenerics: generics }),
    ...(json.componentPlaceholder && { componentPlaceholder: json.componentPlaceholder }),
    ...(json.styleIsolation !== undefined && { styleIsolation: json.styleIsolation }),
    ...(json.addGlobalClass !== undefined && { addGlobalClass: json.addGlobalClass }),
    ...(json.pureDataPattern !== undefined && { pureDataPattern: json.pureDataPattern }),
  };
  const written = [app.usingComponents, json.usingComponents, json.componentGenerics];
  return { config, tags: written.flatMap((tags = {}) => Object.keys(tags)) };
}

function readJson(id: string, isPage: boolean, sources: ProgramSources): JsonSource | undefined {
  const { files, projectPath, report } = sources;
  const text = files.read(`${id}.json`);
  if (text !== undefined) return parseJson(projectPath(`${id}.json`), text, report);
  if (!isPage) {
    report.add({
      severity: 'warning',
      file: projectPath(`${id}.json`),
      message: 'A component needs a JSON file that says "component": true; this one is missing.',
    });
  }
  return undefined;
}

function checkComponent(
  id: string,
  json: ComponentJson,
  source: JsonSource | undefined,
  { files, projectPath, report }: ProgramSources,
): void {
  if (source !== undefined && json.component !== true) {
    // WeChat takes it for a component all the same.
    report.add({
      severity: 'warning',
      file: source.file,
      text: source.text,
      at: { offset: source.offsetOf(['component']) },
      message: 'component: should be true, because this is used as a component.',
    });
  }
  if (scriptOf(id, files) === undefined) {
    report.add({
      severity: 'warning',
      file: projectPath(`${id}.js`),
      message: 'A component needs a script (.ts or .js); this one is missing.',
    });
  }
  if (!files.has(`${id}.wxml`)) {
    report.add({
      severity: 'warning',
      file: projectPath(`${id}.wxml`),
      message: 'A component needs a template; this file is missing.',
    });
  }
}

/** Tag to id for every reference that is found; the others are reported at their place. */
function resolveAll(
  folder: string,
  references: Readonly<Record<string, string>>,
  source: JsonSource,
  path: readonly PropertyKey[],
  { files, report, missing }: ProgramSources,
): Record<string, string> {
  const resolved: Record<string, string> = {};
  for (const [tag, reference] of Object.entries(references)) {
    const found = resolveComponent(folder, reference, files);
    const place = {
      file: source.file,
      text: source.text,
      at: { offset: source.offsetOf([...path, tag]) },
    };
    switch (found.kind) {
      case 'found':
        resolved[tag] = found.id;
        break;
      case 'foreign':
        report.add({
          ...place,
          severity: 'warning',
          message: `<${tag}> comes from outside the project ("${reference}"); this host cannot load it and shows nothing in its place.`,
        });
        break;
      case 'missing':
        if (missing.some((name) => reference.startsWith(`${name}/`))) break;
        report.add({
          ...place,
          severity: 'warning',
          message: `<${tag}>: there is no component at "${reference}". Correct the path, or build npm if it is a package.`,
        });
        break;
    }
  }
  return resolved;
}

function readGenerics(
  json: ComponentJson,
  resolve: (references: Record<string, string>) => Record<string, string>,
): ComponentConfig['componentGenerics'] | undefined {
  if (json.componentGenerics === undefined) return undefined;
  const written = Object.entries(json.componentGenerics);
  const defaults: Record<string, string> = {};
  for (const [name, generic] of written) {
    if (typeof generic === 'object' && generic.default !== undefined) {
      defaults[name] = generic.default;
    }
  }
  const resolved = resolve(defaults);
  return Object.fromEntries(
    written.map(([name]) => {
      const id = resolved[name];
      return [name, id === undefined ? true : { default: id }];
    }),
  );
}

function defaultsOf({ componentGenerics = {} }: ComponentConfig): string[] {
  return Object.values(componentGenerics).flatMap((generic) =>
    generic === true ? [] : [generic.default],
  );
}
