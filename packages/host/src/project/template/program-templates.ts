import { TmplGroup } from 'glass-easel-template-compiler';
import { z } from 'zod';

import type { Report } from '../kit/diagnostics';
import { withoutExtension } from '../kit/program-path';
import type { Project } from '../read/read-project';
import type { TemplateReference, TemplateSource } from './compile-template';
import { readTemplate } from './compile-template';
import type { CompiledWxs, WxsProblem } from './compile-wxs';
import { compileWxs, guardedWxs } from './compile-wxs';
import { warnOfUndeclaredTags } from './undeclared-tags';
import { respell } from './wcc-spelling';

/** Compiles a program's templates again and again, each time only those whose text changed. */
export interface TemplateCompiler {
  /** The JavaScript expression of the compiler's template groups, by id. */
  compile(project: Project, report: Report): string;
  close(): void;
}

/** Where the group finds the hooks that `__wxProgram.templates` hands in. */
const HOOKS =
  'if(hooks){if(hooks.changePropFilter)Q.A=hooks.changePropFilter;' +
  'if(hooks.eventListenerFilter)Q.B=hooks.eventListenerFilter;' +
  'if(hooks.eventListenerWrapper)Q.C=hooks.eventListenerWrapper;' +
  // A call that a template writes: wcc catches what it throws, too, and goes on with undefined.
  'if(hooks.callFailed)P=function(f){if(typeof f!=="function")return function(){};' +
  'return function(){try{return f.apply(undefined,arguments)}catch(error){hooks.callFailed(error)}}}}';

/**
 * Hands the hook for listeners to every template: the compiler does so only where there is WXS, but
 * what a handler returns counts everywhere (documentation: input, bindinput).
 */
const HEARD =
  'var W=function(g){var m=g._[""];' +
  'g._[""]=function(R,C,D,U){if(Q.C)R.setEventListenerWrapper(Q.C);return m(R,C,D,U)};return g};';

/**
 * Problems for which WeChat refuses the template, beside those the compiler calls fatal. Its other
 * complaints ("content of <slot>", duplicated attributes …) WeChat lets pass, so they are warnings.
 */
const REFUSED_BY_WECHAT = new Set([
  'missing end tag',
  'invalid end tag',
  'missing module name',
  'missing source path',
]);

const CURES: Readonly<Record<string, string>> = {
  'missing end tag': 'close the tag, or end it with "/>"',
  'invalid end tag': 'there is no open tag that it could close',
  'missing module name': '<wxs> needs a "module", <template> a "name" or an "is"',
  'missing source path': '<import> and <include> need a "src"',
  'missing expression end': '"{{" has no "}}"',
  'child nodes are not allowed for this element': 'WeChat drops what stands inside it',
  'duplicated attribute': 'only one of them counts; take the other away',
};

const problemSchema = z.array(
  z.object({
    level: z.enum(['Note', 'Warn', 'Error', 'Fatal']),
    message: z.string(),
    /** Lines and columns from 0. */
    startLine: z.number(),
    startColumn: z.number(),
  }),
);
type Problems = z.output<typeof problemSchema>;

interface KnownTemplate {
  readonly source: TemplateSource;
  readonly escapes: boolean;
  readonly problems: Problems;
  /** The compiler's JavaScript for it. */
  readonly code: string;
}

interface KnownScript {
  readonly text: string;
  readonly compiled: CompiledWxs;
}

/** Opens a template compiler for one project. */
export function createTemplateCompiler(): TemplateCompiler {
  const group = new TmplGroup();
  const templates = new Map<string, KnownTemplate>();
  const scripts = new Map<string, KnownScript>();

  const takeTemplate = (path: string, text: string, escapes: boolean): KnownTemplate => {
    const known = templates.get(path);
    if (known?.source.text === text && known.escapes === escapes) return known;
    const id = withoutExtension(path);
    const source = readTemplate(path, text);
    const respelled = respell(text, source.tags, escapes);
    const problems = problemSchema.parse(group.addTmpl(id, respelled.text)).map((problem) => ({
      ...problem,
      startColumn: respelled.columnOf(problem.startLine, problem.startColumn),
    }));
    const names = new Set(group.getInlineScriptModuleNames(id).map(String));
    for (const { module, compiled } of source.inlineScripts) {
      if (names.has(module) && compiled.kind === 'compiled') {
        const name = `${path}, module ${module}`;
        group.setInlineScript(id, module, guardedWxs(name, compiled.code));
      }
    }
    const taken = { source, escapes, problems, code: group.getTmplGenObject(id) };
    templates.set(path, taken);
    return taken;
  };

  const takeScript = (path: string, text: string): CompiledWxs => {
    const known = scripts.get(path);
    if (known?.text === text) return known.compiled;
    const compiled = compileWxs(path, text);
    if (compiled.kind === 'compiled') group.addScript(withoutExtension(path), compiled.code);
    scripts.set(path, { text, compiled });
    return compiled;
  };

  return {
    compile(project, report) {
      const walk = walkTemplates(project, report, takeTemplate, takeScript);
      for (const path of templates.keys()) {
        if (walk.templates.has(path)) continue;
        group.removeTmpl(withoutExtension(path));
        templates.delete(path);
      }
      for (const path of scripts.keys()) {
        if (walk.scripts.has(path)) continue;
        group.removeScript(withoutExtension(path));
        scripts.delete(path);
      }
      warnOfUndeclaredTags(project, walk.templates, report);
      return joinGroups(group.getRuntimeString(), templates, scripts);
    },
    close() {
      group.free();
    },
  };
}

/**
 * The expression that the compiler's `getTmplGenObjectGroups` makes, but in the order of the paths:
 * the compiler's own order is another one in every process, and with it the bundle.
 */
function joinGroups(
  runtime: string,
  templates: ReadonlyMap<string, KnownTemplate>,
  scripts: ReadonlyMap<string, KnownScript>,
): string {
  const lines = [`(()=>{var G={};var R={};${runtime};${HOOKS}${HEARD}`];
  for (const path of [...scripts.keys()].sort()) {
    const compiled = scripts.get(path)?.compiled;
    if (compiled?.kind !== 'compiled') continue;
    const id = JSON.stringify(withoutExtension(path));
    const code = guardedWxs(path, compiled.code);
    lines.push(`R[${id}]=D(${id},(require,exports,module)=>{${code}\n});`);
  }
  for (const path of [...templates.keys()].sort()) {
    const id = JSON.stringify(withoutExtension(path));
    const code = templates.get(path)?.code ?? '';
    lines.push(`G[${id}]=${code.includes('setEventListenerWrapper') ? code : `W(${code})`};`);
  }
  return `${lines.join('\n')}\nreturn G})()`;
}

interface Walk {
  readonly templates: ReadonlyMap<string, TemplateSource>;
  readonly scripts: ReadonlySet<string>;
}

/** Visits every template from pages and components on, and every WXS file, reporting as it goes. */
function walkTemplates(
  project: Project,
  report: Report,
  takeTemplate: (path: string, text: string, escapes: boolean) => KnownTemplate,
  takeScript: (path: string, text: string) => CompiledWxs,
): Walk {
  const { files } = project;
  const templates = new Map<string, TemplateSource>();
  const scripts = new Set<string>();
  const complain = complainer(project, report);
  // "\n" is a new line for wcc, which the newer framework does not use.
  const escapes = project.app.config.rest['componentFramework'] !== 'glass-easel';

  const visitScript = (path: string): void => {
    const text = files.read(path);
    if (scripts.has(path) || text === undefined) return;
    scripts.add(path);
    follow(takeScript(path, text), path, text, 0);
  };

  const follow = (compiled: CompiledWxs, path: string, text: string, start: number): void => {
    if (compiled.kind === 'failed') {
      complain('error', path, text, start, compiled.problem);
      return;
    }
    for (const oddity of compiled.oddities) complain('warning', path, text, start, oddity);
    for (const { path: required, reference, offset } of compiled.requires) {
      if (required !== undefined && files.has(required)) visitScript(required);
      // As for wcc: it fails, and is caught, when it runs.
      else complain('warning', path, text, start, { message: noFile(reference, '.wxs'), offset });
    }
  };

  const references = (
    path: string,
    text: string,
    found: readonly TemplateReference[],
    extension: '.wxs' | '.wxml',
  ): string[] =>
    found.flatMap(({ path: target, src, offset }) => {
      if (target !== undefined && files.has(target)) return [target];
      // wcc refuses a script that is not there; a template that is not there draws nothing.
      const severity = extension === '.wxs' ? 'error' : 'warning';
      complain(severity, path, text, 0, { message: noFile(src, extension), offset });
      return [];
    });

  const queue = [...project.components.keys()].map((id) => `${id}.wxml`);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const text = files.read(path);
    if (templates.has(path) || text === undefined) continue;
    const { source, problems } = takeTemplate(path, text, escapes);
    templates.set(path, source);
    for (const problem of problems) addProblem(problem, path, text, project, report);
    for (const { compiled, offset } of source.inlineScripts) follow(compiled, path, text, offset);
    references(path, text, source.scripts, '.wxs').forEach(visitScript);
    queue.push(...references(path, text, source.templates, '.wxml'));
  }
  return { templates, scripts };
}

function complainer(project: Project, report: Report) {
  return (
    severity: 'error' | 'warning',
    path: string,
    text: string,
    start: number,
    { message, offset }: WxsProblem,
  ): void => {
    report.add({
      severity,
      file: project.projectPath(path),
      text,
      at: { offset: start + offset },
      message,
    });
  };
}

function addProblem(
  problem: Problems[number],
  path: string,
  text: string,
  project: Project,
  report: Report,
): void {
  if (isBoundKey(problem, text)) return;
  const cure = CURES[problem.message];
  const refused = problem.level === 'Fatal' || REFUSED_BY_WECHAT.has(problem.message);
  report.add({
    severity: refused ? 'error' : 'warning',
    file: project.projectPath(path),
    text,
    at: { line: problem.startLine + 1, column: problem.startColumn + 1 },
    message: `Template: ${problem.message}${cure === undefined ? '' : ` (${cure})`}.`,
  });
}

/** `wx:key="{{item.id}}"`: wcc takes it for no key and says nothing. */
function isBoundKey({ message, startLine, startColumn }: Problems[number], text: string): boolean {
  if (message !== 'data bindings are not allowed for this attribute') return false;
  const before = text.split(/\r\n|\n|\r/)[startLine]?.slice(0, startColumn) ?? '';
  return /\swx:key\s*=\s*["']?$/.test(before);
}

function noFile(reference: string, extension: string): string {
  const cure = reference.endsWith(extension) ? '' : ` Write it with its extension "${extension}".`;
  return `There is no file "${reference}".${cure}`;
}
