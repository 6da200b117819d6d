import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Context = Readonly<Record<string, (options?: object) => unknown>>;

function on(found: unknown, sheets: 'confirm' | 'cancel' = 'confirm') {
  const query = {
    select: () => ({
      context(tell: (result: unknown) => void) {
        tell(found);
        return query;
      },
    }),
    exec: () => undefined,
  };
  const host = wxOnPhone({ settings: { sheets }, context: { onPage: () => query } });
  const outcome = async (context: unknown, name: string, options: object = {}) => {
    const complete = jest.fn();
    (context as Context)[name]?.({ ...options, complete });
    for (let turn = 0; turn < 50 && complete.mock.calls.length === 0; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return (complete.mock.calls as unknown[][])[0]?.[0] as Readonly<Record<string, unknown>>;
  };
  return { host, outcome };
}

const there = { context: {} };

test('a photo is a picture of the phone, a recording ends when told or by itself', async () => {
  const { host, outcome } = on(there);
  const camera = host.call('createCameraContext');
  const { errMsg, tempImagePath } = await outcome(camera, 'takePhoto');
  expect(errMsg).toBe('takePhoto:ok');
  expect(host.phone.files.read(String(tempImagePath))?.type).toBe('image/png');
  expect(await outcome(camera, 'stopRecord')).toMatchObject({
    errMsg: 'stopRecord:fail is not recording',
  });
  await outcome(camera, 'startRecord');
  const { tempVideoPath } = await outcome(camera, 'stopRecord');
  expect(host.phone.files.read(String(tempVideoPath))?.type).toBe('video/mp4');
  const timeoutCallback = jest.fn();
  await outcome(camera, 'startRecord', { timeout: 2, timeoutCallback });
  host.clock.pass(2000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(timeoutCallback).toHaveBeenCalledTimes(1);
  expect(await outcome(camera, 'setZoom', { zoom: 99 })).toMatchObject({ zoom: 10 });
});

test('there is no photo without a camera, nor without the permission', async () => {
  const nowhere = on(null);
  expect(
    await nowhere.outcome(nowhere.host.call('createCameraContext'), 'takePhoto'),
  ).toStrictEqual({
    errMsg: 'takePhoto:fail camera is not found on the page',
  });
  const denied = on(there, 'cancel');
  expect(await denied.outcome(denied.host.call('createCameraContext'), 'takePhoto')).toMatchObject({
    errMsg: 'takePhoto:fail auth deny',
  });
});

test('live contexts reach their components', async () => {
  const play = jest.fn();
  const { host, outcome } = on({ context: { play } });
  const player = host.call('createLivePlayerContext', 'live');
  expect(await outcome(player, 'play')).toStrictEqual({ errMsg: 'play:ok' });
  expect(play).toHaveBeenCalledTimes(1);
  const pusher = host.call('createLivePusherContext');
  expect(await outcome(pusher, 'setZoom', { zoom: 2 })).toStrictEqual({ errMsg: 'setZoom:ok' });
  expect(await outcome(pusher, 'getMaxZoom')).toMatchObject({ maxZoom: 10 });
  await settled();
});
