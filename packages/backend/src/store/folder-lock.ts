import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that this process holds: a lock with our own number that is not among them is left over. */
const held = new Set<string>();

/**
 * Takes a folder for this process; the returned function gives it back. Two backends on one folder
 * would not know of each other's running requests, and could exchange a code twice.
 * @throws when another living process, or this one, holds it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'backend.lock');
  if (held.has(path)) throw new Error(refusal(path, process.pid));
  if (!take(path)) {
    const owner = Number(readFileSync(path, 'utf8'));
    if (owner !== process.pid && isAlive(owner)) throw new Error(refusal(path, owner));
    // Left behind by a process that was killed.
    rmSync(path, { force: true });
    if (!take(path)) throw new Error(refusal(path, owner));
  }
  held.add(path);
  return () => {
    if (held.delete(path)) rmSync(path, { force: true });
  };
}

const refusal = (path: string, owner: number): string =>
  `Another backend (process ${owner}) keeps its state here: end it first, or delete ${path} if that process is something else.`;

/** Written whole before it has its name: nobody ever reads half a number. */
function take(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process: alive, and not ours to signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
