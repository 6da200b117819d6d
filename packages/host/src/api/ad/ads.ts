import { createEmitter } from '../../phone/emitter';
import type { ApiTable } from '../kit/api';
import { syncApi } from '../kit/api';
import type { ApiContext } from '../kit/context';
import { question } from '../kit/question';

interface AdEvents {
  readonly load: undefined;
  readonly error: { readonly errMsg: string; readonly errCode: number };
  readonly close: object | undefined;
}

type AdError = AdEvents['error'];

/** Listeners of one ad by the names of its documentation: on… adds, off… removes one or all. */
function listening(report: (error: unknown) => void) {
  const emitter = createEmitter<AdEvents>();
  const added = new Map<keyof AdEvents, Map<unknown, () => void>>();
  const of = (name: keyof AdEvents) => {
    const listeners = added.get(name) ?? new Map<unknown, () => void>();
    added.set(name, listeners);
    return listeners;
  };
  const on = (name: keyof AdEvents) => (listener: unknown) => {
    if (typeof listener !== 'function' || of(name).has(listener)) return;
    const stop = emitter.on(name, (event) => {
      try {
        (listener as (event: unknown) => void)(event);
      } catch (error) {
        report(error);
      }
    });
    of(name).set(listener, stop);
  };
  const off = (name: keyof AdEvents) => (listener?: unknown) => {
    for (const [one, stop] of [...of(name)]) {
      if (listener !== undefined && one !== listener) continue;
      stop();
      of(name).delete(one);
    }
  };
  return {
    emit: <Name extends keyof AdEvents>(name: Name, event: AdEvents[Name]) => {
      emitter.emit(name, event);
    },
    methods: {
      onLoad: on('load'),
      offLoad: off('load'),
      onError: on('error'),
      offError: off('error'),
      onClose: on('close'),
      offClose: off('close'),
    },
  };
}

/** The ad that is on the screen of each program: a second one may not be shown. */
const showing = new WeakSet<ApiContext>();

interface AdKind {
  /** Whether it is over early is what the program pays for. */
  readonly rewards: boolean;
}

/**
 * An ad without an ad: it loads when there is a network, a sheet stands for it, and the person closes that.
 */
function createAd(context: ApiContext, options: unknown, { rewards }: AdKind) {
  const { adUnitId } = (options ?? {}) as { readonly adUnitId?: unknown };
  if (typeof adUnitId !== 'string' || adUnitId === '') {
    throw new Error('parameter error: parameter.adUnitId should be String');
  }
  const { emit, methods } = listening(context.report);
  let isDestroyed = false;
  const fail = (error: AdError): never => {
    emit('error', error);
    // As WeChat does: the promise is rejected with the error object, which is no Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as WeChat does
    throw error;
  };
  const load = async (): Promise<void> => {
    await Promise.resolve();
    if (isDestroyed) return;
    if (context.phone.settings.get().network === 'offline') {
      fail({ errMsg: 'advertisement load failed', errCode: 1000 });
    }
    emit('load', undefined);
  };
  const play = async () => {
    showing.add(context);
    const { confirmed } = await question(context, ({ sheets, close }) => ({
      name: rewards ? 'rewarded-ad' : 'interstitial-ad',
      title: sheets.ad,
      text: sheets.adText,
      ...(rewards
        ? { confirmText: sheets.adWatched, cancelText: sheets.adSkipped }
        : { confirmText: close }),
    }));
    showing.delete(context);
    emit('close', rewards ? { isEnded: confirmed } : undefined);
  };
  // An ad loads as soon as it is made; who listens hears of a failure.
  void load().catch(() => undefined);
  return {
    ...methods,
    load,
    async show(): Promise<void> {
      await Promise.resolve();
      if (isDestroyed) return;
      if (showing.has(context)) fail({ errMsg: 'an ad is being shown', errCode: 2003 });
      void play();
    },
    destroy() {
      isDestroyed = true;
      for (const off of [methods.offLoad, methods.offError, methods.offClose]) off();
    },
  };
}

/** Rewarded ads are one a unit, unless `multiton` says otherwise. */
const single = new WeakMap<ApiContext, Map<unknown, object>>();

function rewardedVideoAd(context: ApiContext, options: unknown): object {
  const { adUnitId, multiton } = (options ?? {}) as Readonly<Record<string, unknown>>;
  const ads = single.get(context) ?? new Map<unknown, object>();
  single.set(context, ads);
  const before = multiton === true ? undefined : ads.get(adUnitId);
  const ad = before ?? createAd(context, options, { rewards: true });
  if (multiton !== true) ads.set(adUnitId, ad);
  return ad;
}

/** Ads (documentation: API / 广告). */
export const adApis = {
  createInterstitialAd: syncApi(
    (context, options) => createAd(context, options, { rewards: false }),
    '2.6.0',
  ),
  createRewardedVideoAd: syncApi(rewardedVideoAd, '2.0.4'),
} satisfies ApiTable;
