import { checkJson } from '../kit/check-json';
import type { Report } from '../kit/diagnostics';
import type { JsonSource } from '../kit/json-source';
import { parseJson } from '../kit/json-source';
import type { AppConfig, Diagnostic, ProgramManifest } from '../kit/program-bundle';
import { resolvePath } from '../kit/program-path';
import type { SourceFiles } from '../kit/source-files';
import type { AppJson } from './app-config';
import { appSchema, READ_APP_FIELDS, readTabBar, themeSchema } from './app-config';
import { scriptOf } from './resolve-component';
import { DEFAULT_WINDOW, overlayWindow } from './window-config';

/** app.json and what hangs on it. */
export interface App {
  readonly source: JsonSource;
  readonly config: Omit<AppConfig, 'usingComponents'>;
  /** Global `usingComponents` as written, not yet resolved. */
  readonly usingComponents: Readonly<Record<string, string>>;
  /** Every route: main package, then subpackages. */
  readonly pages: readonly string[];
  readonly resolveAlias: Readonly<Record<string, string>>;
  readonly theme?: NonNullable<ProgramManifest['theme']>;
}

/** What reading a program's files needs: the files, their names in messages, and where to report. */
export interface ProgramSources {
  readonly files: SourceFiles;
  readonly projectPath: (path: string) => string;
  readonly report: Report;
  /** Packages that are known to be missing, and of which enough has been said. */
  readonly missing: readonly string[];
}

/** Reads app.json, checks its routes and fills in the documented defaults. */
export function readApp(sources: ProgramSources): App | undefined {
  const { files, projectPath, report } = sources;
  const file = projectPath('app.json');
  const text = files.read('app.json');
  if (text === undefined) {
    report.add({
      severity: 'error',
      file,
      message:
        'There is no app.json. Every mini program has one in its root; check "miniprogramRoot" in project.config.json.',
    });
    return undefined;
  }
  const source = parseJson(file, text, report);
  const json = source && checkJson(source, appSchema, report);
  if (source === undefined || json === undefined) return undefined;

  const pages = readRoutes(json, source, sources);
  const theme = readTheme(json, source, sources);
  return {
    source,
    config: toAppConfig(json),
    usingComponents: json.usingComponents ?? {},
    pages,
    resolveAlias: json.resolveAlias ?? {},
    ...(theme === undefined ? {} : { theme }),
  };
}

function toAppConfig(json: AppJson): App['config'] {
  return {
    pages: json.pages,
    entryPagePath: json.entryPagePath ?? String(json.pages[0]),
    window: overlayWindow(DEFAULT_WINDOW, json.window ?? {}),
    networkTimeout: json.networkTimeout,
    darkmode: json.darkmode,
    ...(json.tabBar === undefined ? {} : { tabBar: readTabBar(json.tabBar) }),
    ...(json.style === 'v2' ? { style: 'v2' as const } : {}),
    rest: Object.fromEntries(Object.entries(json).filter(([field]) => !READ_APP_FIELDS.has(field))),
  };
}

/** Every route of app.json, checked: its script and template exist, tabs and entry are pages. */
function readRoutes(json: AppJson, source: JsonSource, sources: ProgramSources): string[] {
  const written: { route: string; path: PropertyKey[] }[] = json.pages.map((route, index) => ({
    route,
    path: ['pages', index],
  }));
  const field = json.subpackages === undefined ? 'subPackages' : 'subpackages';
  for (const [number, { root, pages }] of (json[field] ?? []).entries()) {
    pages.forEach((page, index) => {
      const route = resolvePath('', `${root}/${page}`) ?? page;
      written.push({ route, path: [field, number, 'pages', index] });
    });
  }
  const routes = new Set<string>();
  for (const { route, path } of written) {
    const { problem, severity } = routes.has(route)
      ? { problem: 'is listed twice', severity: 'warning' as const }
      : problemOfPage(route, sources.files);
    if (problem !== undefined) {
      addAt(source, path, `The page "${route}" ${problem}.`, sources, severity);
    }
    routes.add(route);
  }
  const named: [string, PropertyKey[]][] = (json.tabBar?.list ?? []).map(({ pagePath }, index) => [
    pagePath,
    ['tabBar', 'list', index, 'pagePath'],
  ]);
  if (json.entryPagePath !== undefined) named.push([json.entryPagePath, ['entryPagePath']]);
  for (const [route, path] of named) {
    if (!routes.has(route)) {
      addAt(source, path, `"${route}" is not in "pages"; add it there or correct it.`, sources);
    }
  }
  return [...routes];
}

/** A page without a file is that page's fault: the others can be opened. */
function problemOfPage(
  route: string,
  files: SourceFiles,
): { readonly problem?: string; readonly severity: Diagnostic['severity'] } {
  const refused = (problem: string) => ({ problem, severity: 'error' as const });
  const missing = (problem: string) => ({ problem, severity: 'warning' as const });
  if (route.startsWith('/')) return refused('must be written without the leading "/"');
  if (resolvePath('', route) !== route) return refused('must be a plain path inside the program');
  if (scriptOf(route, files) === undefined)
    return missing(`has no script: ${route}.ts or ${route}.js is missing`);
  if (!files.has(`${route}.wxml`)) return missing(`has no template: ${route}.wxml is missing`);
  return { severity: 'warning' };
}

function readTheme(
  json: AppJson,
  source: JsonSource,
  sources: ProgramSources,
): App['theme'] | undefined {
  if (json.themeLocation === undefined) return undefined;
  const path = resolvePath('', json.themeLocation);
  const text = path === undefined ? undefined : sources.files.read(path);
  if (path === undefined || text === undefined) {
    addAt(source, ['themeLocation'], `There is no file "${json.themeLocation}".`, sources);
    return undefined;
  }
  const theme = parseJson(sources.projectPath(path), text, sources.report);
  return theme && checkJson(theme, themeSchema, sources.report);
}

function addAt(
  source: JsonSource,
  path: readonly PropertyKey[],
  message: string,
  { report }: ProgramSources,
  severity: Diagnostic['severity'] = 'error',
): void {
  const { file, text } = source;
  report.add({ severity, file, text, at: { offset: source.offsetOf(path) }, message });
}
