import { settled } from 'onboarding-testing';

import { whereIs } from '../../../src/api/location/coordinates';
import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';
import { appDeclaring } from '../declaring';

const all = [
  ...['getLocation', 'getFuzzyLocation', 'chooseLocation', 'choosePoi', 'startLocationUpdate'],
  'startLocationUpdateBackground',
];

const located = (settings: object = {}, rest: object = {}) =>
  wxOnPhone({
    settings: { location: '39.9042,116.4074', sheets: 'confirm', ...settings },
    context: { app: appDeclaring(all, rest) },
  });

test.each(all)('%s has to be declared in app.json', async (name) => {
  expect(await wxOnPhone().outcome(name)).toStrictEqual({
    fail: {
      errMsg: `${name}:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json`,
    },
  });
});

test('getLocation says what the GPS says, and for maps what they want', async () => {
  const on = located();
  const gps = await on.outcome('getLocation');
  expect(gps.success).toMatchObject({ latitude: 39.9042, longitude: 116.4074, accuracy: 65 });
  const { success } = await on.outcome('getLocation', { type: 'gcj02', isHighAccuracy: true });
  // Known: about 0.0014 and 0.0062 degrees apart in Beijing.
  expect(success).toMatchObject({
    latitude: expect.closeTo(39.9056, 3) as number,
    longitude: expect.closeTo(116.4136, 3) as number,
    accuracy: 5,
  });
});

test('outside China both systems are one', () => {
  const { phone } = located({ location: '51.5,-0.12' });
  const here = { latitude: 51.5, longitude: -0.12 };
  expect(whereIs({ phone } as never, 'gcj02')).toStrictEqual(here);
});

test('the person is asked for the permission once, and a refusal stays', async () => {
  const on = located({ sheets: 'person' });
  const asked = on.outcome('getLocation');
  await settled();
  on.phone.surfaces.top('permission')?.answer(false);
  const denied = { fail: { errno: 103, errMsg: 'getLocation:fail auth deny' } };
  expect(await asked).toStrictEqual(denied);
  expect(await on.outcome('getLocation')).toStrictEqual(denied);
});

test('a fuzzy location has its own scope and is rounded', async () => {
  const on = located();
  const { success } = await on.outcome('getFuzzyLocation');
  expect(success).toMatchObject({ latitude: 39.9, longitude: 116.4 });
  expect(on.phone.permissions.granted()).toStrictEqual({ 'scope.userFuzzyLocation': true });
});

test('chooseLocation gives the place that was chosen, around the given point', async () => {
  const on = located({ sheets: 'person' });
  on.phone.permissions.set('scope.userLocation', true);
  const asked = on.outcome('chooseLocation', { latitude: 30, longitude: 120 });
  await settled();
  const sheet = on.phone.surfaces.top('question');
  expect(sheet).toMatchObject({ name: 'location', title: '选择位置' });
  sheet?.answer(true, { chosen: ['park'], texts: {} });
  expect((await asked).success).toStrictEqual({
    name: '示例公园',
    address: '示例市示例区公园路2号',
    latitude: 30.002,
    longitude: 120.002,
    errMsg: 'chooseLocation:ok',
  });
  expect(on.done).toStrictEqual(['hidden', 'shown']);
});

test('choosePoi tells a city from a place', async () => {
  const on = located({ sheets: 'person' });
  on.phone.permissions.set('scope.userLocation', true);
  const asked = on.outcome('choosePoi');
  await settled();
  on.phone.surfaces.top('question')?.answer(true, { chosen: ['city'], texts: {} });
  expect((await asked).success).toMatchObject({ type: 1, city: '示例市' });
  on.phone.settings.set({ sheets: 'confirm' });
  expect((await on.outcome('choosePoi')).success).toMatchObject({ type: 2, name: '我的位置' });
});

test('a cancelled map fails in WeChat’s word', async () => {
  const on = located({ sheets: 'cancel' });
  on.phone.permissions.set('scope.userLocation', true);
  expect(await on.outcome('chooseLocation')).toStrictEqual({
    fail: { errMsg: 'chooseLocation:fail cancel' },
  });
});

test('openLocation shows the place and succeeds before it is closed', async () => {
  const on = located({ sheets: 'person' });
  const place = { latitude: 23.1, longitude: 113.3, name: 'T.I.T', address: '新港中路397号' };
  expect(await on.outcome('openLocation', place)).toStrictEqual({
    success: { errMsg: 'openLocation:ok' },
  });
  expect(on.phone.surfaces.top('question')).toMatchObject({
    title: 'T.I.T',
    text: '新港中路397号 · 23.1, 113.3',
  });
  expect(await on.outcome('openLocation', { longitude: 1 })).toStrictEqual({
    fail: { errMsg: 'openLocation:fail parameter error: parameter.latitude should be Number' },
  });
});

test('updates come once a second, not in the back, and end', async () => {
  const on = located();
  const heard: unknown[] = [];
  on.call('onLocationChange', (where: { readonly latitude: number }) => heard.push(where.latitude));
  await on.outcome('startLocationUpdate', { type: 'wgs84' });
  on.clock.pass(1000);
  expect(heard).toStrictEqual([39.9042]);
  on.visibility.set(false);
  on.clock.pass(1000);
  expect(heard).toHaveLength(1);
  on.visibility.set(true);
  on.phone.settings.set({ location: '1,2' });
  on.clock.pass(1000);
  expect(heard).toStrictEqual([39.9042, 1]);
  await on.outcome('stopLocationUpdate');
  on.clock.pass(1000);
  expect(heard).toHaveLength(2);
});

test('updates in the back need the mode of app.json, and then come there too', async () => {
  expect((await located().outcome('startLocationUpdateBackground')).fail).toBeDefined();
  const on = located({}, { requiredBackgroundModes: ['location'] });
  const heard: unknown[] = [];
  on.call('onLocationChange', (where: unknown) => heard.push(where));
  await on.outcome('startLocationUpdateBackground');
  on.visibility.set(false);
  on.clock.pass(1000);
  expect(heard).toHaveLength(1);
});
