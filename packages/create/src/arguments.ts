import { basename, posix, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { AdoptRequest } from './adopt/adopt';
import type { CreateRequest } from './create/create';
import { UsageError } from './usage-error';

/** What was asked for. */
export type Command =
  | { readonly kind: 'help' }
  | ({ readonly kind: 'adopt' } & AdoptRequest)
  | ({ readonly kind: 'create' } & CreateRequest);

export const usage = `create-wechat-onboarding <folder> [--packages <folder>]
  a new repository with the program, a journey and CI; with --packages it takes miniprogram-host and
  the others from the tarballs in that folder, which npm pack wrote
create-wechat-onboarding adopt <project> [--into onboarding] [--subpackage] [--write | --undo]
  the pages into a program that exists; prints what has to change outside, and changes it with --write;
  --undo deletes the folder and takes the changes back`;

const options = {
  into: { type: 'string' },
  packages: { type: 'string' },
  subpackage: { type: 'boolean' },
  undo: { type: 'boolean' },
  write: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the words behind the command.
 * @throws UsageError
 */
export function readArguments(words: readonly string[]): Command {
  const { values, positionals } = parse(words);
  if (values.help === true || positionals.length === 0) return { kind: 'help' };
  const [first = '', second, ...others] = positionals;
  if (first !== 'adopt') {
    const { packages, ...ofAdopt } = values;
    if (second !== undefined || Object.keys(ofAdopt).length > 0) throw new UsageError(usage);
    const folder = resolve(first);
    return {
      kind: 'create',
      folder,
      name: basename(folder),
      packages: packages === undefined ? undefined : resolve(packages),
    };
  }
  if (second === undefined || others.length > 0 || values.packages !== undefined) {
    throw new UsageError(usage);
  }
  return {
    kind: 'adopt',
    project: resolve(second),
    into: placeOf(values.into ?? 'onboarding'),
    subpackage: values.subpackage === true,
    write: values.write === true,
    undo: values.undo === true,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch {
    throw new UsageError(usage);
  }
}

/** A folder below the program. */
function placeOf(into: string): string {
  const place = posix.normalize(into.replaceAll('\\', '/')).replace(/^\/|\/$/gu, '');
  if (!/^[\w-]+(\/[\w-]+)*$/u.test(place)) {
    throw new UsageError(
      `--into names a folder inside the program, like packages/onboarding, not "${into}".`,
    );
  }
  return place;
}
