/** Remembers compiled files by path and text, so that a rebuild compiles only what changed. */
export interface CompileCache<Compiled> {
  compile(path: string, source: string): Compiled;
  /** Forgets files that the last build did not ask for. */
  sweep(): void;
}

/** A cache for one project and one compiler. */
export function createCompileCache<Compiled>(
  compileFile: (path: string, source: string) => Compiled,
): CompileCache<Compiled> {
  const known = new Map<string, { source: string; compiled: Compiled }>();
  const used = new Set<string>();
  return {
    compile(path, source) {
      used.add(path);
      const entry = known.get(path);
      if (entry?.source === source) return entry.compiled;
      const compiled = compileFile(path, source);
      known.set(path, { source, compiled });
      return compiled;
    },
    sweep() {
      for (const path of known.keys()) if (!used.has(path)) known.delete(path);
      used.clear();
    },
  };
}
