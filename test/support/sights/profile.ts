import type { Sight } from './sight';
import { silent, tap } from './steps';

const profile = 'pages/profile/profile';

/** The profile in each state. */
export const profileSights: readonly Sight[] = [
  { what: 'the profile', page: profile, until: '#save' },
  {
    what: 'the profile being saved',
    page: profile,
    arrange: silent('/v1/user'),
    act: async (page) => {
      await page.locator('.ob-field input').fill('小满');
      await tap('#save')(page);
    },
    until: '#save.ob-button--disabled',
  },
  {
    what: 'the profile that could not be saved',
    page: profile,
    arrange: (stand) => {
      stand.faults.arm({ kind: 'status', status: 502 }, { method: 'PUT', times: Infinity });
    },
    act: async (page) => {
      await page.locator('.ob-field input').fill('小满');
      await tap('#save')(page);
    },
    until: '.ob-notice--danger',
  },
  {
    what: 'the profile with a picture just chosen',
    page: profile,
    act: async (page) => {
      await tap('.profile__picture')(page);
      await tap('[data-answer="wechat"]')(page);
    },
    until: '#put-back',
  },
  {
    what: 'the profile with a word',
    page: profile,
    act: tap('#save'),
    until: '.ob-field__message',
  },
  {
    what: 'the profile with a counter',
    page: profile,
    act: (page) => page.locator('.ob-field input').fill('满'.repeat(25)),
    until: '#counter',
  },
];
