/**
 * The one number that a command takes behind `--`.
 * @throws for anything else: a seed that was misread would measure something, and not what was asked for
 */
export function readNumberArgument(
  words: readonly string[],
  { name, fallback }: { readonly name: string; readonly fallback: number },
): number {
  const [word = String(fallback), ...others] = words;
  if (!/^\d+$/.test(word) || others.length > 0) {
    throw new Error(`Behind -- comes the ${name}, a whole number, and not "${words.join(' ')}".`);
  }
  return Number(word);
}
