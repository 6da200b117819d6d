import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import { UsageError } from '../usage-error';
import { readJsonText } from './json-text';
import type { Project } from './project';
import type { TextChange } from './text-change';

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

const inProject = ({ root }: Project, path: string): string => posix.join(root, path);

/** The lab is a subpackage in any case: it is for developers, and nobody else downloads it. */
function changeAppJson(
  project: Project,
  { into, subpackage }: Place,
  routes: readonly string[],
): TextChange {
  const path = inProject(project, 'app.json');
  const before = project.read('app.json') ?? '{}';
  if (before.includes(`"${into}/pages`)) return { path, before, after: before };
  const json = readJsonText(before);
  const isLab = (route: string) => route.startsWith('pages/lab/');
  const below = (route: string) => route.replace(/^pages\//u, '');
  const lab = { root: `${into}/pages/lab`, pages: ['lab'] };
  // WeChat reads both spellings; a program has one.
  const packages = json.has('subpackages') ? 'subpackages' : 'subPackages';
  const withPages = subpackage
    ? json.append([packages], [{ root: `${into}/pages`, pages: routes.map(below) }])
    : json
        .append(
          ['pages'],
          routes.filter((route) => !isLab(route)).map((route) => `${into}/${route}`),
        )
        .append([packages], [lab]);
  const after = withPages.has('__usePrivacyCheck__')
    ? withPages
    : withPages.add('__usePrivacyCheck__', true);
  return { path, before, after: after.text };
}

/** One line on top of the script that starts the program. */
function changeAppScript(project: Project, { into }: Place): TextChange {
  const path = ['app.ts', 'app.js'].find((name) => project.read(name) !== undefined);
  const before = path === undefined ? undefined : project.read(path);
  if (path === undefined || before === undefined) {
    throw new UsageError(`There is no app.ts and no app.js beside app.json of ${project.folder}.`);
  }
  if (before.includes(`'./${into}/start'`)) {
    return { path: inProject(project, path), before, after: before };
  }
  const isModule = path === 'app.ts' || /^\s*(?:import|export)\b/mu.test(before);
  const line = isModule ? `import './${into}/start';\n` : `require('./${into}/start');\n`;
  const [, head = '', rest = ''] = /^((?:['"]use strict['"];?\r?\n)?)([^]*)$/u.exec(before) ?? [];
  return { path: inProject(project, path), before, after: head + line + rest };
}

/** The pages are TypeScript, which DevTools compiles where it is told to. */
function changeProjectConfig(project: Project): TextChange {
  const path = 'project.config.json';
  const before = readFileSync(join(project.folder, path), 'utf8');
  const json = readJsonText(before);
  const plugins = ['setting', 'useCompilerPlugins'];
  const after = json.strings(plugins).includes('typescript')
    ? json
    : json.append(plugins, ['typescript']);
  return { path, before, after: after.text };
}
