import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import { UsageError } from '../usage-error';
import type { JsonText } from './json-text';
import type { Project } from './project';
import { readJson } from './project';
import type { TextChange } from './text-change';
import { lineEndOf } from './text-change';

/** Where the pages go. */
export interface Place {
  /** Below the program, with forward slashes: `onboarding`, `packages/onboarding`. */
  readonly into: string;
  /** Whether the pages are a subpackage (分包), which people download when they first open one. */
  readonly subpackage: boolean;
}

/** Everything outside the one folder that has to change, file by file. */
export function changesOutside(
  project: Project,
  place: Place,
  routes: readonly string[],
): readonly TextChange[] {
  return [
    changeAppJson(project, place, routes),
    changeAppScript(project, place),
    changeProjectConfig(project),
  ].filter(({ before, after }) => before !== after);
}

/** The same files without what `changesOutside` put there and nobody else needs; what else changed in them stays. */
export function changesBack(project: Project, into: string): readonly TextChange[] {
  const path = inProject(project, 'app.json');
  const before = project.read('app.json') ?? '{}';
  const script = startOf(project, into);
  return [
    {
      path,
      before,
      after: spellings.reduce(
        (json, name) => json.without([name], (one) => bare(rootOf(one)).startsWith(`${into}/`)),
        readJson(path, before).without(['pages'], (one) => bare(one).startsWith(`${into}/`)),
      ).text,
    },
    { ...script, after: script.before.replace(script.line, '') },
  ].filter((change) => change.before !== change.after);
}

const inProject = ({ root }: Project, path: string): string => posix.join(root, path);

/** WeChat reads both; a program has one. */
const spellings = ['subPackages', 'subpackages'];

const rootOf = (subpackage: unknown): unknown =>
  (subpackage as { readonly root?: unknown } | null)?.root;

/** People write "/pages/index/index" and "packages/shop/", too. */
const bare = (path: unknown): string => String(path).replace(/^\/|\/$/gu, '');

/** The lab is a subpackage in any case: it is for developers, and nobody else downloads it. */
function changeAppJson(project: Project, place: Place, routes: readonly string[]): TextChange {
  const path = inProject(project, 'app.json');
  const before = project.read('app.json') ?? '{}';
  const json = withRoutes(readJson(path, before), place, routes);
  const after =
    json.value(['__usePrivacyCheck__']) === true ? json : json.set('__usePrivacyCheck__', true);
  return { path, before, after: after.text };
}

function withRoutes(
  json: JsonText,
  { into, subpackage }: Place,
  routes: readonly string[],
): JsonText {
  const roots = spellings.flatMap((name) => json.elements([name]).map((one) => bare(rootOf(one))));
  const around = roots.find((root) => `${into}/`.startsWith(`${root}/`));
  if (around !== undefined) {
    throw new UsageError(
      `${into} lies in the subpackage ${around} of app.json: name a folder outside it with --into.`,
    );
  }
  const isSubpackage = roots.includes(`${into}/pages`);
  const isMain = json.elements(['pages']).some((page) => bare(page).startsWith(`${into}/pages/`));
  if (isMain && subpackage) {
    throw new UsageError(
      `The pages in ${into} are no subpackage: take them back with --undo, then come again with --subpackage.`,
    );
  }
  if (isSubpackage || isMain) return json;
  const isLab = (route: string) => route.startsWith('pages/lab/');
  const below = (route: string) => route.replace(/^pages\//u, '');
  const lab = { root: `${into}/pages/lab`, pages: ['lab'] };
  const packages = spellings.find((name) => json.value([name]) !== undefined) ?? 'subPackages';
  return subpackage
    ? json.append([packages], [{ root: `${into}/pages`, pages: routes.map(below) }])
    : json
        .append(
          ['pages'],
          routes.filter((route) => !isLab(route)).map((route) => `${into}/${route}`),
        )
        .append([packages], [lab]);
}

/** A directive counts only before the first statement; comments may stand before it, and Windows' mark at the very beginning. */
const head =
  /^(?:\uFEFF?(?:\s*(?:\/\/.*|\/\*[^]*?\*\/))*\s*(['"])use strict\1;?[^\S\n]*\n|\uFEFF)/u;

/** The line on top of the script that starts the program, and the script. */
function startOf(project: Project, into: string): Omit<TextChange, 'after'> & { line: string } {
  const path = ['app.ts', 'app.js'].find((name) => project.read(name) !== undefined);
  const before = path === undefined ? undefined : project.read(path);
  if (path === undefined || before === undefined) {
    throw new UsageError(
      `There is no app.ts and no app.js beside app.json of ${join(project.folder, project.root)}.`,
    );
  }
  const isModule = path === 'app.ts' || /^\s*(?:import|export)\b/mu.test(before);
  const statement = isModule ? `import './${into}/start';` : `require('./${into}/start');`;
  return { path: inProject(project, path), before, line: statement + lineEndOf(before) };
}

/** One line on top of the script that starts the program. */
function changeAppScript(project: Project, { into }: Place): TextChange {
  const { path, before, line } = startOf(project, into);
  const isThere = before.includes(`'./${into}/start'`) || before.includes(`"./${into}/start"`);
  const [start = ''] = head.exec(before) ?? [];
  return { path, before, after: isThere ? before : start + line + before.slice(start.length) };
}

/** The pages are TypeScript, which DevTools compiles where it is told to. */
function changeProjectConfig(project: Project): TextChange {
  const path = 'project.config.json';
  const before = readFileSync(join(project.folder, path), 'utf8');
  const json = readJson(path, before);
  const plugins = ['setting', 'useCompilerPlugins'];
  // A compiler with settings of its own is written as ["typescript", {…}].
  const names = json
    .elements(plugins)
    .map((one) => (Array.isArray(one) ? (one[0] as unknown) : one));
  const after = names.includes('typescript') ? json : json.append(plugins, ['typescript']);
  return { path, before, after: after.text };
}
