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
        const known = classes.get(name) ?? createHollowClass();
        classes.set(name, known);
        return known;
      },
    },
  );
}

/** `create…` of the class itself, as `Vector3.createFromNumber`, makes one of it. */
function createHollowClass(): object {
  class Hollow {
    readonly isHollow = true;
  }
  return new Proxy(Hollow, {
    get: (target, name, receiver): unknown =>
      typeof name === 'string' && /^create[A-Z]/.test(name)
        ? () => new target()
        : Reflect.get(target, name, receiver),
  });
}
