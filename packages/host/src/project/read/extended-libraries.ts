import { join } from 'node:path';

import { z } from 'zod';

import { installedFolder } from '../kit/installed-library';
import type { SourceFiles } from '../kit/source-files';

/**
 * `useExtendedLib` of app.json: what a program uses without having it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#useExtendedLib
 */
export const extendedLibrariesSchema = z.looseObject({ weui: z.unknown() });

export const WEUI = 'weui-miniprogram';

/** Where a program finds the package, and its style sheet there, which the app has without an import. */
const WEUI_ROOT = `miniprogram_npm/${WEUI}`;
const WEUI_SHEET = `${WEUI_ROOT}/weui-wxss/dist/style/weui.wxss`;

/** What of the extended libraries a program asks for can be shown to it. */
export interface ExtendedLibraries {
  /** Program path to absolute folder, as `openSourceFiles` wants them. */
  readonly mounts: Readonly<Record<string, string>>;
  /** Style sheets that the app begins with. */
  readonly sheets: readonly string[];
  /** Packages that are asked for and not installed. */
  readonly missing: readonly string[];
}

const none: ExtendedLibraries = { mounts: {}, sheets: [], missing: [] };

/**
 * Looks for the packages of the extended libraries in the project, then beside the host.
 *
 * @param folder absolute folder of the project
 * @param files the program's own files; a package of its own goes before
 */
export function findExtendedLibraries(folder: string, files: SourceFiles): ExtendedLibraries {
  if (!asksForWeui(files.read('app.json') ?? '')) return none;
  if (files.has(`${WEUI_ROOT}/index.js`)) return { ...none, sheets: [WEUI_SHEET] };
  const found = installedFolder(folder, WEUI);
  return found === undefined
    ? { ...none, missing: [WEUI] }
    : { ...none, mounts: { [WEUI_ROOT]: join(found, 'miniprogram_dist') }, sheets: [WEUI_SHEET] };
}

/** What is wrong with the file itself is told by its reader. */
function asksForWeui(appJson: string): boolean {
  try {
    const { useExtendedLib } = JSON.parse(appJson) as { readonly useExtendedLib?: unknown };
    const asked = extendedLibrariesSchema.safeParse(useExtendedLib);
    return asked.success && Boolean(asked.data.weui);
  } catch {
    return false;
  }
}
