const heard = new Set<string>();

/** Notes that an automation client was told why this host ended, or could not start. */
export function noteHeard(reason: string): void {
  heard.add(reason);
}

/** Whether nobody has to be told any more. */
export const wasHeard = (reason: string): boolean => heard.has(reason);
