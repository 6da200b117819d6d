import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { compileOffline } from './compile-offline';
import { faultsOfOutput, faultsOfWarning } from './compiler-warnings';
import type { KindSize } from './package-faults';
import { packageFaults, sizesByKind } from './package-faults';
import type { JobResult } from './run-job';

/** What the gate says of a project; `faults` are sentences with the file in front where it is known. */
export type Verdict =
  | { readonly kind: 'passed'; readonly sizes: readonly KindSize[] }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** Judges one result of the compiler; `readSource` reads a file by its path inside the project. */
export function judge(
  { report, output }: JobResult,
  readSource: (path: string) => string,
): Verdict {
  if (report.kind === 'failed') {
    const where = report.path !== '' && !report.message.includes(report.path) ? report.path : '';
    const code = report.code === null ? '' : ` (code ${report.code})`;
    return { kind: 'faulty', faults: [`${where}${where && ': '}${report.message}${code}`] };
  }
  const faults = [
    ...report.warnings.flatMap((warning) => faultsOfWarning(warning, readSource)),
    ...faultsOfOutput(output),
    ...packageFaults(report.files),
  ];
  return faults.length > 0
    ? { kind: 'faulty', faults }
    : { kind: 'passed', sizes: sizesByKind(report.files) };
}

/** Compiles the project at `projectPath` (absolute) with the official compiler and judges it. */
export async function judgeProject(projectPath: string): Promise<Verdict> {
  return judge(await compileOffline(projectPath), (path) =>
    readFileSync(join(projectPath, path), 'utf8'),
  );
}
