import { basename } from 'node:path';

import { z } from 'zod';

import { checkJson } from '../kit/check-json';
import type { Report } from '../kit/diagnostics';
import type { JsonSource } from '../kit/json-source';
import { parseJson } from '../kit/json-source';
import { resolvePath } from '../kit/program-path';
import type { SourceFiles } from '../kit/source-files';
import type { SharedStyles } from './project-settings';
import { noSettings, settingSchema } from './project-settings';

/** What project.config.json says that matters to a host, with the private file laid over it. */
export interface ProjectConfig {
  readonly appid: string;
  readonly projectName: string;
  /** Base library: "latest", "trial", "widelyUsed" or a version. */
  readonly libVersion: string;
  /** Program root, relative to the project root, "" for the project root itself. */
  readonly miniprogramRoot: string;
  /** Whether scripts are compiled to ES5, which makes them strict. */
  readonly strict: boolean;
  /** `babelSetting.ignore`: scripts that are packed as they stand, a path or a folder with "/*". */
  readonly uncompiled: readonly string[];
  /** Absolute path of the project's folder. */
  readonly folder: string;
  /** Compilers of the project by name, each with its variables: "typescript", "less", "sass". */
  readonly compilerPlugins: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Files that every other one of their language sees, by language. */
  readonly sharedStyles: SharedStyles;
}

const PUBLIC = 'project.config.json';
const PRIVATE = 'project.private.config.json';

/** The files of a project's folder that say what it is. */
export const configFiles = [PUBLIC, PRIVATE] as const;

const publicSchema = z.looseObject({
  appid: z.string().optional(),
  projectname: z.string().optional(),
  libVersion: z.string().optional(),
  miniprogramRoot: z.string().optional(),
  srcMiniprogramRoot: z.string().optional(),
  setting: settingSchema.catch(noSettings).default(noSettings),
  compileType: z
    .literal('miniprogram', {
      error: 'only "miniprogram" can be run here, not a plugin or a game',
    })
    .optional(),
});

// Fields that change what is built (miniprogramRoot, compileType …) are ignored in the private file.
const privateSchema = z.looseObject({
  appid: z.string().optional(),
  projectname: z.string().optional(),
  libVersion: z.string().optional(),
});

/**
 * Reads project.config.json and project.private.config.json of a project folder.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/devtools/projectconfig.html
 */
export function readProjectConfig(files: SourceFiles, report: Report): ProjectConfig | undefined {
  const text = files.read(PUBLIC);
  if (text === undefined) {
    report.add({
      severity: files.has('app.json') ? 'warning' : 'error',
      file: PUBLIC,
      message: `There is no project.config.json in ${files.locate('')}. Give the folder that WeChat DevTools opens, or write one with "appid" and "miniprogramRoot".`,
    });
    const empty = parseJson(PUBLIC, '{}', report);
    const own = readPrivate(files, report);
    if (empty === undefined || own === undefined || !files.has('app.json')) return undefined;
    return combine(files, { source: empty, shared: { setting: noSettings }, own }, report);
  }
  const source = parseJson(PUBLIC, text, report);
  const shared = source && checkJson(source, publicSchema, report);
  const own = readPrivate(files, report);
  if (source === undefined || shared === undefined || own === undefined) return undefined;
  return combine(files, { source, shared, own }, report);
}

interface ReadConfigs {
  readonly source: JsonSource;
  readonly shared: z.output<typeof publicSchema>;
  readonly own: z.output<typeof privateSchema>;
}

function combine(
  files: SourceFiles,
  { source, shared, own }: ReadConfigs,
  report: Report,
): ProjectConfig | undefined {
  const written = shared.miniprogramRoot ?? shared.srcMiniprogramRoot ?? '';
  const miniprogramRoot = written.startsWith('/') ? undefined : resolvePath('', written);
  if (miniprogramRoot === undefined) {
    report.add({
      severity: 'error',
      file: PUBLIC,
      text: source.text,
      at: { offset: source.offsetOf(['miniprogramRoot']) },
      message: `miniprogramRoot: "${written}" is not a folder inside the project; write a relative path.`,
    });
    return undefined;
  }
  return {
    // DevTools writes an empty one where nobody has named any.
    appid:
      [own.appid, shared.appid].find((appid) => appid !== undefined && appid !== '') ??
      'touristappid',
    projectName: first(own.projectname, shared.projectname, basename(files.locate(''))),
    libVersion: first(own.libVersion, shared.libVersion, 'latest'),
    miniprogramRoot,
    folder: files.locate(''),
    ...shared.setting,
  };
}

function first(own: string | undefined, shared: string | undefined, fallback: string): string {
  return own ?? shared ?? fallback;
}

function readPrivate(
  files: SourceFiles,
  report: Report,
): z.output<typeof privateSchema> | undefined {
  const text = files.read(PRIVATE);
  if (text === undefined) return {};
  const source = parseJson(PRIVATE, text, report);
  return source && checkJson(source, privateSchema, report);
}
