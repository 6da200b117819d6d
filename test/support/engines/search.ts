/** Searches as EngineMount does, whatever a node is to the engine. */
export function searchFrom<Node>(
  root: () => Node,
  matches: (around: Node, selector: string) => readonly Node[],
) {
  const one = (selectors: readonly string[]): Node => {
    const [first] = all(selectors);
    if (first === undefined) throw new Error(`nothing matches ${selectors.join(' >>> ')}`);
    return first;
  };
  const all = (selectors: readonly string[]): readonly Node[] => {
    const outer = selectors.slice(0, -1);
    const around = outer.length === 0 ? root() : one(outer);
    return matches(around, selectors.at(-1) ?? '');
  };
  return { one, all };
}
