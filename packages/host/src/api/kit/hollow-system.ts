/**
 * Stands for a library of classes that the host lacks, as `wx.getXrFrameSystem()` returns one: programs
 * extend and register its classes at the top of their files. `register…` and `create…` do nothing, any
 * other name is one class without anything.
 */
export function createHollowSystem(): object {
  const classes = new Map<string, unknown>();
  return new Proxy(
    {},
    {
      get(_target, name) {
        if (typeof name !== 'string') return undefined;
        if (/^(register|create)[A-Z]/.test(name)) return () => undefined;
        const known =
          classes.get(name) ??
          class {
            readonly isHollow = true;
          };
        classes.set(name, known);
        return known;
      },
    },
  );
}
