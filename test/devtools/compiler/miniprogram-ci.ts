/**
 * What this package uses of miniprogram-ci 2.1.42, written down here so that the type check needs no
 * 1,086 packages installed, and the one place that loads it.
 */
import { createRequire } from 'node:module';

/** One report of the compiler: a text, or a task that began, ended, failed or warns. */
export type ProgressMessage =
  string | { readonly id?: unknown; readonly message?: unknown; readonly status?: unknown };

/** The compiler's settings; with `useProjectConfig` the rest comes from project.config.json. */
export interface CompileSetting {
  readonly useProjectConfig: true;
  /** Minify JS, WXML and WXSS. Without it the compiler packs a broken WXML file as it is. */
  readonly minify: boolean;
  /** Run WXSS through the compiler's parser, which is what finds an unclosed rule. */
  readonly autoPrefixWXSS?: true;
}

interface ProjectOptions {
  readonly appid: string;
  readonly type: 'miniProgram';
  readonly projectPath: string;
  readonly privateKeyPath: string;
  readonly ignores: readonly string[];
  /** Answers in place of WeChat's server. In the published types only a method; honoured as an option. */
  readonly attr?: () => Promise<unknown>;
}

/** `ci.Project`; nothing reads it but the calls below. */
export type Project = object;

interface CallOptions {
  readonly project: Project;
  readonly version: string;
  readonly desc: string;
  readonly setting: CompileSetting;
  readonly onProgressUpdate: (message: ProgressMessage) => void;
}

interface PreviewOptions extends CallOptions {
  readonly qrcodeFormat: 'image';
  readonly qrcodeOutputDest: string;
}

/** The calls of miniprogram-ci that the gate makes. */
export interface MiniprogramCi {
  readonly DefaultProjectAttr: unknown;
  readonly Project: new (options: ProjectOptions) => Project;
  readonly getCompiledResult: (
    options: CallOptions,
  ) => Promise<Readonly<Record<string, string | Uint8Array>>>;
  /** "构建 npm": fills miniprogram_npm beside every package.json of the project; answers its warnings. */
  readonly packNpm: (project: Project) => Promise<readonly { readonly msg: string }[]>;
  readonly preview: (options: PreviewOptions) => Promise<unknown>;
  readonly upload: (options: CallOptions) => Promise<unknown>;
}

/** Loads the installed miniprogram-ci; `ensureInstalled` came before. */
export function loadMiniprogramCi(): MiniprogramCi {
  // Absent until then, so no static import can name it.
  return createRequire(__filename)('miniprogram-ci') as MiniprogramCi;
}
