import { accountSights } from './account';
import { manualSights } from './manual';
import { phoneSights } from './phone';
import { profileSights } from './profile';
import type { Sight } from './sight';

/** Every page of the program, with its sheets, in each of its states. */
export const sights = {
  account: accountSights,
  profile: profileSights,
  phone: phoneSights,
  manual: manualSights,
} as const satisfies Readonly<Record<string, readonly Sight[]>>;

/** Of developers only: no released program has it. */
export const labSight: Sight = { what: 'the lab', page: 'pages/lab/lab', until: '#raw' };
