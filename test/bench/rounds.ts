/** Rounds of everything that is timed, in a full run. */
export const fullRounds = 9;

/**
 * Lets contestants take turns: A B C, A B C, … so that what else the machine does meets all alike.
 *
 * @returns the readings of each contestant, in the order of the rounds
 */
export async function interleaved<Name extends string, Reading>(
  rounds: number,
  contestants: Readonly<Record<Name, () => Reading | Promise<Reading>>>,
): Promise<Readonly<Record<Name, readonly Reading[]>>> {
  const names = Object.keys(contestants) as Name[];
  const readings = Object.fromEntries(names.map((name) => [name, [] as Reading[]])) as Record<
    Name,
    Reading[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) readings[name].push(await contestants[name]());
  }
  return readings;
}
