/** @jest-environment jsdom */
import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

function listening(name: string, more: Parameters<typeof wxOnPhone>[0] = {}) {
  const on = wxOnPhone(more);
  const heard: unknown[] = [];
  const listener = (reading: unknown) => heard.push(reading);
  on.call(`on${name}`, listener);
  return { on, heard, listener };
}

test.each([
  ['AccelerometerChange', 200, { x: 0, y: 0, z: -1 }],
  ['CompassChange', 200, { direction: 0, accuracy: 0 }],
])('%s is told every %i ms from the moment somebody listens', (name, pace, reading) => {
  const { on, heard } = listening(name);
  on.clock.pass(pace - 1);
  expect(heard).toStrictEqual([]);
  on.clock.pass(1);
  on.clock.pass(pace);
  expect(heard).toStrictEqual([reading, reading]);
});

test.each([
  ['GyroscopeChange', 'startGyroscope', 'stopGyroscope', { x: 0, y: 0, z: 0 }],
  [
    'DeviceMotionChange',
    'startDeviceMotionListening',
    'stopDeviceMotionListening',
    { alpha: 0, beta: 0, gamma: 0 },
  ],
])('%s waits for %s, and ends with %s', async (name, start, stop, reading) => {
  const { on, heard } = listening(name);
  on.clock.pass(1000);
  expect(heard).toStrictEqual([]);
  expect((await on.outcome(start, { interval: 'game' })).success).toBeDefined();
  on.clock.pass(20);
  expect((await on.outcome(stop)).success).toBeDefined();
  on.clock.pass(20);
  expect(heard).toStrictEqual([reading]);
});

test('a new interval takes the place of the last, and one that does not exist is the usual', async () => {
  const { on, heard } = listening('AccelerometerChange');
  await on.outcome('startAccelerometer', { interval: 'ui' });
  on.clock.pass(60);
  expect(heard).toHaveLength(1);
  await on.outcome('startAccelerometer', { interval: 'soon' });
  on.clock.pass(60);
  expect(heard).toHaveLength(1);
  on.clock.pass(140);
  expect(heard).toHaveLength(2);
});

test('one listener goes, or all; Android says how exact its compass is in a word', () => {
  const { on, heard, listener } = listening('CompassChange', { settings: { client: 'android' } });
  on.clock.pass(200);
  expect(heard).toStrictEqual([{ direction: 0, accuracy: 'high' }]);
  on.call('offCompassChange', listener);
  on.clock.pass(200);
  expect(heard).toHaveLength(1);
});
