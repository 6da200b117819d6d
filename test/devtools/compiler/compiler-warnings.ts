import { transformSync } from 'esbuild';

const leftOut = 'Ignored by code analyzer: ';

/** Whether a TypeScript source leaves no code once its types are taken away. */
export function holdsOnlyTypes(source: string): boolean {
  const { code } = transformSync(source, { loader: 'ts', target: 'es2022', minify: true });
  return code.trim() === '';
}

/**
 * What is wrong behind one progress message of status `warn` or `fail`. The compiler warns about every
 * file that it leaves out of the package; that is right for a file of types, and dead code otherwise.
 */
export function faultsOfWarning(
  warning: string,
  readSource: (path: string) => string,
): readonly string[] {
  if (!warning.startsWith(leftOut)) return [warning];
  return warning
    .slice(leftOut.length)
    .split(',')
    .filter((path) => !(path.endsWith('.ts') && holdsOnlyTypes(readSource(path))))
    .map((path) => `${path} is reached from no page; delete it or import it.`);
}

/** Offline the compiler cannot fetch a list of file name extensions; it goes on with its own. */
const offlineLine =
  /getwhiteextlist|get white ext list fail|getaddrinfo (?:ENOTFOUND|EAI_AGAIN) servicewechat\.com/u;

/** Lines among what miniprogram-ci printed that tell of a warning or an error. */
export function faultsOfOutput(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => /\bwarn|\berr|\bfail|^\s+at /iu.test(line) && !offlineLine.test(line));
}
