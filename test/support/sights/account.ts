import { bindElsewhereByHand, firstNumber } from '../other-person';
import type { Sight } from './sight';
import { allow, silent, tap } from './steps';

const account = 'pages/account/account';

/** The account page in each state. */
export const accountSights: readonly Sight[] = [
  { what: 'the account', page: account, until: '#profile' },
  {
    what: 'the account on its way',
    page: account,
    arrange: silent('/v1/sessions'),
    until: '.account__bones',
  },
  {
    what: 'the account while the service is down',
    page: account,
    arrange: (stand) => {
      stand.faults.arm({ kind: 'status', status: 502 }, { times: Infinity });
    },
    until: '#retry',
  },
  {
    what: 'the account while no backend has been named',
    page: account,
    settings: { envVersion: 'trial' },
    until: '#retry',
  },
  {
    what: 'the account, offline',
    page: account,
    settings: { network: 'offline' },
    until: '#retry',
  },
  {
    what: 'the account of which all is deleted',
    page: account,
    act: async (page) => {
      await tap('#delete')(page);
      await tap('[data-answer="confirm"]')(page);
    },
    until: '#start-again',
  },
  {
    what: 'the account with a number',
    page: account,
    act: async (page) => {
      await tap('#phone')(page);
      await allow(page);
    },
    until: '#unbind',
  },
  {
    what: 'the account with a number under way',
    page: account,
    arrange: (stand) => {
      stand.faults.arm({ kind: 'lost-before' }, { path: '/v1/user/phone', times: Infinity });
    },
    act: async (page) => {
      await tap('#phone')(page);
      await allow(page);
      await page.locator('.phone__kept').waitFor();
      await tap('#not-now')(page);
    },
    until: '#phone-state',
  },
  {
    what: 'the question before a number is taken off',
    page: account,
    act: async (page) => {
      await tap('#phone')(page);
      await allow(page);
      await tap('#unbind')(page);
    },
    until: '[data-answer="confirm"]',
  },
  {
    what: 'the question before all is deleted',
    page: account,
    act: tap('#delete'),
    until: '[data-answer="confirm"]',
  },
  {
    what: 'a number under way that belongs to somebody else',
    page: account,
    arrange: (stand) => bindElsewhereByHand(stand, firstNumber),
    act: async (page) => {
      await tap('#phone')(page);
      await allow(page);
      await page.locator('#move').waitFor();
      await page.locator('#other ~ wx-button').tap();
    },
    until: '#phone-notice',
  },
];
