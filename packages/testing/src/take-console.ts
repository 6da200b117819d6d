/**
 * Everything said on the console since it was last taken, one text a call. What no test takes fails it
 * (jest/console-watch.cjs).
 */
export function takeConsole(): readonly string[] {
  const said: unknown = Reflect.get(globalThis, Symbol.for('onboarding-testing.console'));
  if (!Array.isArray(said))
    throw new Error('jest/console-watch.cjs is not among setupFilesAfterEnv.');
  return said.splice(0).map(String);
}
