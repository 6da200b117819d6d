import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Session = Readonly<
  Record<
    'start' | 'requestAnimationFrame' | 'getVKFrame' | 'hitTest' | 'on' | 'destroy',
    (...args: readonly unknown[]) => unknown
  >
>;

test('a session never starts: the phone does not support it, as isVKSupport says', () => {
  const phone = wxOnPhone();
  const { clock, reported } = phone;
  expect(phone.call('isVKSupport', 'v2')).toBe(false);
  const track = { plane: { mode: 1 } };
  const session = phone.call('createVKSession', { track, version: 'v1' }) as Session;
  const started = jest.fn();
  session.start(started);
  expect(started).not.toHaveBeenCalled();
  clock.pass(0);
  expect(started.mock.calls).toStrictEqual([[2_000_004]]);
  expect(session).toMatchObject({ state: 0, config: { track, version: 'v1' } });
  expect(reported).toStrictEqual([]);
});

test('every other method of a session is there and does nothing', () => {
  const session = wxOnPhone().call('createVKSession', { track: {} }) as Session;
  const frame = jest.fn();
  expect(session.requestAnimationFrame(frame)).toBe(1);
  expect(session.getVKFrame(100, 100)).toBeNull();
  expect(session.hitTest(0, 0)).toStrictEqual([]);
  expect(session.on('addAnchors', frame)).toBeUndefined();
  expect(session.destroy()).toBeUndefined();
  expect(frame).not.toHaveBeenCalled();
});

test('what the callback of start throws is reported', () => {
  const phone = wxOnPhone();
  const { clock, reported } = phone;
  const session = phone.call('createVKSession', { track: {} }) as Session;
  session.start(() => {
    throw new Error('no');
  });
  clock.pass(0);
  expect(reported).toStrictEqual([new Error('no')]);
});
