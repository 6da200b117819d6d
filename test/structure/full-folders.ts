import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';

/** So many a reader still takes in at a glance. */
const mostFiles = 20;

/** Folders in which git tracks more files than that; files of sub-folders do not count. */
export function fullFolders(root: string): readonly string[] {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split(
    '\0',
  );
  const counts = new Map<string, number>();
  for (const folder of files.filter(Boolean).map((path) => dirname(path))) {
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > mostFiles)
    .map(
      ([folder, count]) => `full folder: ${folder} has ${count} files; ${mostFiles} are the most`,
    );
}
