import { allApis } from '../../src/api/all-apis';
import { knownNames } from '../../src/api/kit/known-names';
import { placeholders } from '../../src/components/open-ability/placeholder';
import { wxOnPhone } from '../../src/jsdom/wx-on-phone';

const onPhone = () => {
  const host = wxOnPhone();
  const warnings: string[] = [];
  host.phone.journal.on('notice', ({ severity, text }) => {
    if (severity === 'warning') warnings.push(text);
  });
  return {
    wx: host.wx,
    reported: host.reported,
    warnings,
    call: (name: string, ...args: readonly unknown[]) => host.call(name, ...args),
    outcome: (name: string, options: object) => host.outcome(name, options),
  };
};

const sentence = (name: string) => `${name} is not implemented by this host`;
const failed = (name: string) => ({ errMsg: `${name}:fail not implemented by this host` });

test('an absent API fails by callbacks, with a warning', async () => {
  const { outcome, warnings, reported } = onPhone();
  expect(await outcome('chooseContact', { filePath: 'x' })).toStrictEqual({
    fail: failed('chooseContact'),
  });
  expect(warnings).toStrictEqual([sentence('wx.chooseContact')]);
  expect(reported).toStrictEqual([]);
});

test('without callbacks its promise is rejected, which nobody has to catch', async () => {
  const { call, warnings } = onPhone();
  const unhandled = jest.fn();
  process.on('unhandledRejection', unhandled);
  void call('openCard', 1101, 680);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
  await expect(call('chooseContact')).rejects.toStrictEqual(failed('chooseContact'));
  expect(warnings).toStrictEqual([sentence('wx.openCard'), sentence('wx.chooseContact')]);
});

test('listeners for what never happens are taken, with one warning', () => {
  const { call, warnings } = onPhone();
  expect(call('onBeaconUpdate', () => undefined)).toBeUndefined();
  expect(call('onBeaconUpdate', () => undefined)).toBeUndefined();
  expect(call('offBeaconUpdate')).toBeUndefined();
  expect(warnings).toStrictEqual([sentence('wx.onBeaconUpdate'), sentence('wx.offBeaconUpdate')]);
});

test.each(['createTCPSocket', 'getNFCAdapter', 'getUserCryptoManager'])(
  '%s, which returns an object at once, throws',
  (name) => {
    expect(() => onPhone().call(name)).toThrow(sentence(`wx.${name}`));
  },
);

test('a question at once is answered with false', () => {
  const { call, warnings } = onPhone();
  expect(call('checkIsPictureInPictureActive')).toBe(false);
  expect(warnings).toStrictEqual([sentence('wx.checkIsPictureInPictureActive')]);
});

test('an absent library of classes can be extended and registered, with a warning', () => {
  const { call, warnings } = onPhone();
  const system = call('getXrFrameSystem') as {
    readonly Component: new () => object;
    readonly Vector3: { createFromNumber(x: number): object } & (new () => object);
    readonly registerComponent: (name: string, made: unknown) => unknown;
  };
  class Turning extends system.Component {}
  expect(new Turning()).toBeInstanceOf(system.Component);
  expect(system.registerComponent('turning', Turning)).toBeUndefined();
  expect(system.Vector3.createFromNumber(1)).toBeInstanceOf(system.Vector3);
  expect(call('getXrFrameSystem')).toBe(system);
  expect(warnings[0]).toBe(sentence('wx.getXrFrameSystem'));
});

test('a name that only WeChat’s own programs tell of fails like the documented ones', async () => {
  const { outcome } = onPhone();
  expect(await outcome('getChatForwardMaterials', {})).toStrictEqual({
    fail: failed('getChatForwardMaterials'),
  });
});

test('members of absent namespaces throw the same sentence', () => {
  const { wx } = onPhone();
  const { cloud } = wx as Record<string, Record<string, Record<string, () => unknown>>>;
  expect(() => cloud?.['extend']).not.toThrow();
  expect(() => cloud?.['extend']?.['AI']?.()).toThrow(sentence('wx.cloud.extend.AI'));
});

test('a socket to a container fails like any other absent API', async () => {
  const { wx, warnings } = onPhone();
  const cloud = wx['cloud'] as { readonly connectContainer: (options: object) => Promise<object> };
  await expect(cloud.connectContainer({})).rejects.toStrictEqual(failed('cloud.connectContainer'));
  expect(warnings).toStrictEqual([sentence('wx.cloud.connectContainer')]);
});

test('canIUse says of none of them that it is there, nor of tags that are drawn as a sign alone', () => {
  const { call } = onPhone();
  const absent = knownNames.filter((name) => !(name in allApis));
  expect(absent.length).toBeGreaterThan(200);
  const signs = placeholders.filter(({ fidelity }) => fidelity.kind === 'absent');
  expect(signs.length).toBeGreaterThan(5);
  for (const name of [...absent, ...signs.map(({ tag }) => tag)]) {
    expect([name, call('canIUse', name)]).toStrictEqual([name, false]);
  }
});
