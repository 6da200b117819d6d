import type { BuildResult, Diagnostic, ProgramBundle } from '../project/kit/program-bundle';

/** The newest good program, and what is wrong with the newest sources. */
export interface ProgramState {
  /** The program that pages run, kept when a later build fails. */
  bundle(): ProgramBundle | undefined;
  /** A bundle that a page may still be loading, by id. */
  find(id: string): ProgramBundle | undefined;
  diagnostics(): readonly Diagnostic[];
  /** @returns whether pages should start anew */
  accept(result: BuildResult): boolean;
}

export function createProgramState(): ProgramState {
  let bundles: readonly ProgramBundle[] = [];
  let diagnostics: readonly Diagnostic[] = [];
  return {
    bundle: () => bundles[0],
    find: (id) => bundles.find((bundle) => bundle.id === id),
    diagnostics: () => diagnostics,
    accept(result) {
      if (result.kind === 'failed') {
        diagnostics = result.diagnostics;
        return false;
      }
      diagnostics = [];
      if (bundles[0]?.id === result.bundle.id) return false;
      bundles = [result.bundle, ...bundles].slice(0, 2);
      return true;
    },
  };
}
