import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Listen = (listener?: (event: unknown) => void) => void;

interface Ad {
  readonly load: () => Promise<void>;
  readonly show: () => Promise<void>;
  readonly destroy: () => void;
  readonly onLoad: Listen;
  readonly onError: Listen;
  readonly onClose: Listen;
  readonly offClose: Listen;
}

const unit = { adUnitId: 'adunit-1' };

function made(name: string, settings: object = {}) {
  const on = wxOnPhone({ settings });
  const ad = on.call(name, unit) as Ad;
  const heard: unknown[] = [];
  ad.onLoad(() => heard.push('load'));
  ad.onError((error) => heard.push(error));
  ad.onClose((event) => heard.push(['close', event]));
  return { on, ad, heard };
}

test.each([true, false])('a rewarded ad tells whether it was watched: %s', async (isEnded) => {
  const { on, ad, heard } = made('createRewardedVideoAd');
  await ad.show();
  on.phone.surfaces.top('question')?.answer(isEnded);
  await settled();
  expect(heard).toStrictEqual(['load', ['close', { isEnded }]]);
});

test('an interstitial ad can only be closed, and only one is shown at a time', async () => {
  const { on, ad, heard } = made('createInterstitialAd', { sheets: 'person' });
  await ad.show();
  const sheet = on.phone.surfaces.top('question');
  expect(sheet).not.toHaveProperty('cancelText');
  await expect(ad.show()).rejects.toMatchObject({ errCode: 2003 });
  sheet?.answer(true);
  await settled();
  expect(heard).toStrictEqual([
    'load',
    expect.objectContaining({ errCode: 2003 }),
    ['close', undefined],
  ]);
  await expect(ad.show()).resolves.toBeUndefined();
});

test('without a network an ad fails to load, by itself and when told to', async () => {
  const { ad, heard } = made('createInterstitialAd', { network: 'offline' });
  await settled();
  await expect(ad.load()).rejects.toMatchObject({ errCode: 1000 });
  expect(heard).toHaveLength(2);
});

test('removed listeners and destroyed ads hear nothing', async () => {
  const { on, ad, heard } = made('createInterstitialAd', { sheets: 'confirm' });
  await settled();
  ad.offClose();
  await ad.show();
  await settled();
  expect(heard).toStrictEqual(['load']);
  ad.destroy();
  await ad.show();
  expect(on.phone.surfaces.list()).toStrictEqual([]);
});

test('rewarded ads are one a unit, unless several are asked for', () => {
  const on = wxOnPhone();
  const first = on.call('createRewardedVideoAd', unit);
  expect(on.call('createRewardedVideoAd', unit)).toBe(first);
  expect(on.call('createRewardedVideoAd', { ...unit, multiton: true })).not.toBe(first);
  expect(on.call('createInterstitialAd', unit)).not.toBe(on.call('createInterstitialAd', unit));
  expect(() => on.call('createInterstitialAd', {})).toThrow('adUnitId');
});
