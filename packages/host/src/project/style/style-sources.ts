import type { Report } from '../kit/diagnostics';
import { installedLibrary } from '../kit/installed-library';
import { withoutExtension } from '../kit/program-path';
import type { Project } from '../read/read-project';
import { less } from './language/less';
import { sass } from './language/sass';
import type { CompiledLanguage, LanguageSource, StyleLanguage } from './language/style-language';

/** The text of WXSS files, those included that DevTools makes of Less and Sass. */
export interface StyleSources {
  /** By the program path of the WXSS file; `path` is the file that is written. */
  read(wxss: string): Promise<StyleText | undefined>;
  has(wxss: string): boolean;
}

export interface StyleText {
  readonly path: string;
  readonly text: string;
  /** Whether places in the text are places in the file. */
  readonly isWritten: boolean;
}

/** What was compiled, with all that was read for it: valid as long as all of it is the same. */
export type LanguageCache = Map<
  string,
  {
    readonly read: ReadonlyMap<string, string | undefined>;
    readonly compiled: CompiledLanguage;
  }
>;

/** As DevTools looks for them: the last plugin's files win, and all of them over WXSS. */
const LANGUAGES: readonly StyleLanguage[] = [sass, less];

export function createStyleSources(
  project: Project,
  cache: LanguageCache,
  report: Report,
): StyleSources {
  const { files, config } = project;
  const used = LANGUAGES.filter(({ name }) => config.compilerPlugins.has(name));

  const sourceOf = (wxss: string) => {
    for (const language of used) {
      const path = language.extensions
        .map((extension) => `${withoutExtension(wxss)}${extension}`)
        .find((candidate) => files.has(candidate));
      if (path !== undefined) return { language, path };
    }
    return undefined;
  };

  const compile = async (
    { language, path }: { readonly language: StyleLanguage; readonly path: string },
    text: string,
  ): Promise<CompiledLanguage> => {
    const known = cache.get(path);
    if (known !== undefined && [...known.read].every(([from, was]) => files.read(from) === was)) {
      return known.compiled;
    }
    const library = installedLibrary(config.folder, language.name);
    const compiler = language.compilerOf(library);
    if (compiler === undefined) {
      return { kind: 'failed', severity: 'warning', path, message: notInstalled(language) };
    }
    const read = new Map<string, string | undefined>([[path, text]]);
    const note = <Value>(from: string, value: Value): Value => {
      read.set(from, files.read(from));
      return value;
    };
    const common = language.shared(path, config.sharedStyles);
    const shared = common.find((from) => note(from, files.has(from)));
    const source: LanguageSource = {
      path,
      text,
      files: {
        read: (from) => note(from, files.read(from)),
        has: (from) => note(from, files.has(from)),
        locate: (from) => files.locate(from),
      },
      shared: common.includes(path) ? undefined : shared,
      globalVars: config.compilerPlugins.get(language.name) ?? {},
    };
    const compiled = await compiler(source);
    cache.set(path, { read, compiled });
    return compiled;
  };

  return {
    has: (wxss) => files.has(wxss) || sourceOf(wxss) !== undefined,
    async read(wxss) {
      const source = sourceOf(wxss);
      const text = source === undefined ? undefined : files.read(source.path);
      if (source === undefined || text === undefined) {
        const written = files.read(wxss);
        return written === undefined ? undefined : { path: wxss, text: written, isWritten: true };
      }
      const compiled = await compile(source, text);
      if (compiled.kind === 'compiled') {
        return { path: source.path, text: compiled.wxss, isWritten: false };
      }
      reportFailure(compiled, project, report);
      return undefined;
    },
  };
}

const notInstalled = ({ name }: StyleLanguage): string =>
  `This file is not compiled: there is no package "${name}". Install it in the project (npm install --save-dev ${name}).`;

function reportFailure(
  failed: CompiledLanguage & { readonly kind: 'failed' },
  { files, projectPath }: Project,
  report: Report,
): void {
  const { severity, path, message, line, column } = failed;
  const text = files.read(path);
  report.add({
    severity,
    file: projectPath(path),
    message,
    ...(text === undefined || line === undefined
      ? {}
      : { text, at: { line, column: column ?? 1 } }),
  });
}
