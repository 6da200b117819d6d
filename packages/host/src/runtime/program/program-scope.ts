import { refuseCode } from './realm-seal';

/** The program's own scope: the values behind the parameter names of its modules. */
export interface ProgramScope {
  readonly names: readonly string[];
  /** Value for each name, in order; undefined for what is shadowed. */
  readonly values: readonly unknown[];
  /** Runs a function's source in this scope. Rejects with what it throws. */
  evaluate(functionDeclaration: string, args: readonly unknown[]): Promise<unknown>;
  /** The function that a source stands for, in this scope. */
  compile(functionDeclaration: string): (...args: readonly unknown[]) => unknown;
}

// Kept from before realm-seal.ts takes it away from program code.
const FunctionConstructor = Function;

export function createProgramScope(
  names: readonly string[],
  globals: Readonly<Record<string, unknown>>,
): ProgramScope {
  const values = names.map((name) => globals[name]);
  const compile = (source: string) => {
    const make = FunctionConstructor(
      'eval',
      `return function (${names.join(', ')}) { "use strict"; return (${source}\n); };`,
    ) as (refuse: () => never) => (...scope: readonly unknown[]) => unknown;
    const made = make(refuseCode)(...values);
    if (typeof made !== 'function') throw new TypeError(`not a function: ${source.slice(0, 80)}`);
    return made as (...args: readonly unknown[]) => unknown;
  };
  return {
    names,
    values,
    compile,
    // eslint-disable-next-line @typescript-eslint/require-await -- a throw must become a rejection
    evaluate: async (source, args) => compile(source)(...args),
  };
}
