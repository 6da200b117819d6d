import { buildPackage } from './build-package';

/** For a package's `prepack`: builds the package in `folder`, then does what only that package needs. */
export function runBuild(
  folder: string,
  andThen: () => void | Promise<void> = () => undefined,
): void {
  buildPackage(folder)
    .then(andThen)
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    });
}
