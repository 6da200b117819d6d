import type { PhoneComponent, PhoneMethod } from '../../models/phone';
import { isAtLeast } from '../../models/version';

/** Base library from which each component exists. */
const since: Readonly<Record<PhoneComponent, string>> = { quick: '1.2.0', realtime: '2.24.4' };

export interface Circumstances {
  readonly sdkVersion: string;
  /** Components whose quota ran out a short while ago. */
  readonly paused: readonly PhoneComponent[];
  /** Components that have answered in this run that they cannot work here. */
  readonly unusable: readonly PhoneComponent[];
}

/** The strategy: configured order, minus what cannot work now. Manual entry is always in it. */
export function offerMethods(
  configured: readonly PhoneMethod[],
  { sdkVersion, paused, unusable }: Circumstances,
): readonly PhoneMethod[] {
  const offered = configured.filter(
    (method, index) =>
      configured.indexOf(method) === index &&
      (method === 'manual' ||
        (isAtLeast(sdkVersion, since[method]) &&
          !paused.includes(method) &&
          !unusable.includes(method))),
  );
  return offered.includes('manual') ? offered : offered.concat('manual');
}
