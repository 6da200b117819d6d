/**
 * Where the client of a command line listens that nobody has read yet, or that may not be understood;
 * undefined when the line does not ask for automation.
 */
export function clientPortOf(words: readonly string[]): number | undefined {
  if (!words.some((word) => word === 'auto' || word === '--auto')) return undefined;
  const line = words.join(' ');
  const [, port = '9420'] = /(?:^| )--auto-port[= ](\d+)(?: |$)/u.exec(line) ?? [];
  return Number(port) <= 65_535 ? Number(port) : undefined;
}

/** What a person reads and no client waits for. */
const forReading = ['--help', '-h', '--version', '-v'];

/**
 * Whether a command line is done in the background, which a glance has to tell: reading all of it takes as
 * long as a tenth of a start, and the process in the background does that too.
 */
export function goesToBackground(words: readonly string[], isUnheard: () => boolean): boolean {
  const isAuto = words.some(
    (word, at) => word === '--auto' || (word === 'auto' && words[at - 1]?.startsWith('-') !== true),
  );
  if (!isAuto || words.some((word) => forReading.includes(word))) return false;
  return words.includes('--detach') || (!words.includes('--foreground') && isUnheard());
}
