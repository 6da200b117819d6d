import type { Report } from '../kit/diagnostics';
import type { WorkerConfig } from '../kit/program-bundle';
import { withoutExtension } from '../kit/program-path';
import type { Project } from '../read/read-project';
import { scriptOf } from '../read/resolve-component';
import { throwing } from './compile-script';
import { REQUIRE_PRELUDE, requireLine } from './module-require';
import type { ScriptCache } from './program-modules';
import { compileOne, sweep } from './program-modules';
import { resolveModule } from './resolve-module';
import { SHADOWED_NAMES } from './shadowed-names';

/** The folder that app.json names in `workers`, as a text or as the `path` of an object. */
function folderOf({ app }: Project): string | undefined {
  const { workers } = app.config.rest;
  const path: unknown =
    typeof workers === 'object' && workers !== null
      ? (workers as { path?: unknown }).path
      : workers;
  return typeof path === 'string' ? path.replace(/^\/|\/$/g, '') : undefined;
}

/**
 * What runs in a worker: `worker` as its only global besides the language, console and timers; `bridge`
 * leads to the program. What is thrown when a message is heard, `bridge` tells.
 */
const BEGIN = `function (bridge, entry) {
const listeners = [];
const worker = {
  env: { USER_DATA_PATH: bridge.userDirectory },
  postMessage: (message) => bridge.post({ message }),
  onMessage: (listener) => { listeners.push(listener); },
  testOnProcessKilled: () => bridge.post({ killed: true }),
};
bridge.listen((message) => { for (const listener of [...listeners]) listener(message); });
return (function (worker, ${SHADOWED_NAMES.join(', ')}) {${REQUIRE_PRELUDE}const __wxModules = {`;

const END = `};
const loaded = {};
const load = (id) => {
  if (loaded[id]) return loaded[id].exports;
  const module = loaded[id] = { exports: {} };
  __wxModules[id](load, module, module.exports);
  return module.exports;
};
return load(entry);
})(worker);
}`;

/** Every script below the program's folder of workers; they can require one another, and nothing else. */
export async function compileWorkers(
  project: Project,
  cache: ScriptCache,
  report: Report,
): Promise<WorkerConfig | undefined> {
  const folder = folderOf(project);
  if (folder === undefined) return undefined;
  const ids = project.files
    .list(folder)
    .filter((path) => /(?<!\.d)\.(?:js|ts)$/.test(path))
    .map((path) => `${withoutExtension(path)}.js`)
    .sort();
  const table = { has: (id: string) => ids.includes(id), alias: project.app.resolveAlias };
  const parts: string[] = [];
  for (const id of ids) {
    const path = scriptOf(withoutExtension(id), project.files) ?? id;
    const source = project.files.read(path) ?? '';
    const compiled = await compileOne(project, cache, path, source);
    const resolved: Record<string, string> = {};
    let code: string;
    let mode = '';
    if (compiled.kind === 'compiled') {
      for (const { specifier } of compiled.requires.calls) {
        const found = resolveModule(id, specifier, table);
        if (found !== undefined) resolved[specifier] = found;
      }
      ({ code } = compiled);
      if (compiled.strict) mode = '"use strict";';
    } else {
      const { message } =
        compiled.kind === 'throws' ? compiled.problem : firstOf(compiled.problems);
      const file = project.projectPath(path);
      report.add({ severity: 'warning', file, text: source, message });
      ({ code } = throwing(path, message));
    }
    parts.push(
      `${JSON.stringify(id)}: function (require, module, exports) {${mode}${requireLine(id, resolved)}`,
      code,
      '},',
    );
  }
  sweep(cache);
  return { modules: ids, script: [BEGIN, ...parts, END].join('\n') };
}

const firstOf = (problems: readonly { readonly message: string }[]) =>
  problems[0] ?? { message: 'The file cannot be compiled.' };
