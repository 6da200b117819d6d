import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

const tmplIds = ['first', 'second'];
const api = 'requestSubscribeMessage';

test('every message is accepted or refused for itself', async () => {
  const on = wxOnPhone();
  const asked = on.outcome(api, { tmplIds });
  await settled();
  const sheet = on.phone.surfaces.top('question');
  expect(sheet?.items?.map(({ id }) => id)).toStrictEqual(['first', 'second', '']);
  sheet?.answer(true, { chosen: ['first'], texts: {} });
  expect(await asked).toStrictEqual({
    success: { first: 'accept', second: 'reject', errMsg: `${api}:ok` },
  });
  expect(await on.call('getSetting', { withSubscriptions: true })).toMatchObject({
    subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
  });
});

test('a choice that is always kept is told, and not asked for again', async () => {
  const on = wxOnPhone();
  const asked = on.outcome(api, { tmplIds });
  await settled();
  on.phone.surfaces.top('question')?.answer(true, { chosen: ['first', ''], texts: {} });
  await asked;
  expect(await on.call('getSetting', { withSubscriptions: true })).toMatchObject({
    subscriptionsSetting: { itemSettings: { first: 'accept', second: 'reject' } },
  });
  expect(await on.outcome(api, { tmplIds })).toStrictEqual({
    success: { first: 'accept', second: 'reject', errMsg: `${api}:ok` },
  });
});

test('a cancelled sheet refuses all', async () => {
  const on = wxOnPhone({ settings: { sheets: 'cancel' } });
  expect((await on.outcome(api, { tmplIds })).success).toMatchObject({
    first: 'reject',
    second: 'reject',
  });
});

test('templates that are banned are told so without a sheet', async () => {
  const on = wxOnPhone({ settings: { subscriptions: 'templates-banned' } });
  expect((await on.outcome(api, { tmplIds })).success).toMatchObject({ first: 'ban' });
});

test.each([
  [10001, undefined, {}],
  [10001, [], {}],
  [10004, 'first', {}],
  [10004, [1], {}],
  [20003, ['a', 'b', 'c', 'd', 'e', 'f'], {}],
  [10002, tmplIds, { network: 'offline' }],
  [20001, tmplIds, { subscriptions: 'no-template' }],
  [20002, tmplIds, { subscriptions: 'mixed' }],
  [20004, tmplIds, { subscriptions: 'switched-off' }],
  [20005, tmplIds, { subscriptions: 'program-banned' }],
] as const)('fails with %d for %j on a phone with %j', async (errCode, ids, settings) => {
  const on = wxOnPhone({ settings: { sheets: 'confirm', ...settings } });
  expect((await on.outcome(api, { tmplIds: ids })).fail).toMatchObject({ errCode });
});

test('fails with 10003 when the network goes while the sheet is open', async () => {
  const on = wxOnPhone();
  const asked = on.outcome(api, { tmplIds });
  await settled();
  on.phone.settings.set({ network: 'offline' });
  on.phone.surfaces.top('question')?.answer(true);
  expect((await asked).fail).toMatchObject({ errCode: 10003 });
});

test('fails with 10005 in the back', async () => {
  const on = wxOnPhone();
  on.visibility.set(false);
  expect((await on.outcome(api, { tmplIds })).fail).toMatchObject({ errCode: 10005 });
});

test.each([
  ['2.8.2', { fail: { errMsg: `${api}:fail can only be invoked by user TAP gesture.` } }],
  ['2.8.1', { success: { first: 'accept', errMsg: `${api}:ok` } }],
])('without a tap on base library %s', async (baseLibrary, expected) => {
  const settings = { sheets: 'confirm', baseLibrary } as const;
  const on = wxOnPhone({ settings, context: { inTap: () => false } });
  expect(await on.outcome(api, { tmplIds: ['first'] })).toStrictEqual(expected);
});
