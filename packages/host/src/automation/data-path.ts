/**
 * Reads `list[0].name` from data, as `page.data(path)` of the client writes it. Whatever is missing on
 * the way makes the result undefined.
 */
export function readDataPath(data: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  return steps.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    return (value as Readonly<Record<string, unknown>>)[step];
  }, data);
}
