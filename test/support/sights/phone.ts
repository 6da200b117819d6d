import { bindElsewhereByHand, firstNumber } from '../other-person';
import type { Sight } from './sight';
import { allow, silent, tap } from './steps';

const account = 'pages/account/account';
const phone = 'pages/phone/phone';

/** The ways to a number in each state. */
export const phoneSights: readonly Sight[] = [
  { what: 'the ways to a number', page: phone, until: '#manual' },
  {
    what: 'a way that cannot work here',
    page: phone,
    arrange: (stand) => {
      stand.wechat.faults.failNextPhone('quick', 'no-permission');
    },
    act: tap('#quick button, #quick wx-button'),
    until: '.ob-notice--danger',
  },
  {
    what: 'a granted number that waits',
    page: phone,
    arrange: (stand) => {
      stand.faults.arm({ kind: 'lost-before' }, { path: '/v1/user/phone', times: Infinity });
    },
    act: allow,
    until: '.phone__kept',
  },
  {
    what: 'a number that the person kept back',
    page: phone,
    act: async (page) => {
      await tap('#quick wx-button')(page);
      await tap('[data-answer="refuse"], .host-answers button')(page);
    },
    until: '.ob-notice',
  },
  {
    what: 'no way but by hand',
    page: phone,
    arrange: (stand) => {
      stand.wechat.faults.failNextPhone('quick', 'no-permission');
      stand.wechat.faults.failNextPhone('realtime', 'no-permission');
    },
    act: async (page) => {
      await tap('#quick wx-button')(page);
      await page.locator('#quick').waitFor({ state: 'detached' });
      await tap('#realtime wx-button')(page);
    },
    until: '#manual.ob-button--primary',
  },
  {
    what: 'a granted number that is being verified',
    page: phone,
    arrange: silent('/v1/user/phone'),
    act: allow,
    until: '.ob-notice--waiting',
  },
  {
    what: 'a granted number that belongs to somebody else',
    page: phone,
    arrange: (stand) => bindElsewhereByHand(stand, firstNumber),
    act: allow,
    until: '#move',
  },
  {
    what: 'the page of a number that is bound',
    page: account,
    act: async (page) => {
      await tap('#phone')(page);
      await allow(page);
      await page.locator('#unbind').waitFor();
      await page.evaluate(() => {
        location.search = '?entry=pages/phone/phone';
      });
    },
    until: '#done',
  },
  {
    what: 'the number that is to be replaced',
    page: account,
    act: async (page) => {
      await tap('#phone')(page);
      await allow(page);
      await page.locator('#unbind').waitFor();
      await tap('#phone')(page);
    },
    until: '.phone__current',
  },
  {
    what: 'the privacy sheet',
    page: phone,
    settings: { privacy: 'not-agreed' },
    act: tap('#quick button, #quick wx-button'),
    until: '#privacy-agree',
  },
  {
    what: 'the quota sheet',
    page: phone,
    arrange: (stand) => {
      stand.quota().set('quick', 0);
    },
    act: tap('#quick button, #quick wx-button'),
    until: 'wx-bottom-sheet [aria-modal]',
  },
];
