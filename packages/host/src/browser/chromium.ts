/** A Chromium that can be launched. */
export interface Chromium {
  readonly executablePath: string;
  /** Environment it needs beyond the process's own, e.g. LD_LIBRARY_PATH. */
  readonly env: Readonly<Record<string, string>>;
  readonly source: 'asked for' | 'CHROMIUM_PATH' | 'installed' | 'npm';
}
