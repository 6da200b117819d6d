import type { ApiTable } from '../../kit/api';
import { asyncApi, syncApi } from '../../kit/api';
import type { ApiContext } from '../../kit/context';
import { getAvailableSources, setOption } from './audio-options';
import { createSound, pathOf, rateOf, reading, rounded, soundEvents } from './sound';

/** `InnerAudioContext` (documentation: API / 媒体 / 音频). */
function createInnerAudioContext(context: ApiContext): object {
  const sound = createSound(context, soundEvents);
  const { player } = sound;
  let autoplay = false;
  return Object.defineProperties(
    {
      ...sound.methods,
      obeyMuteSwitch: true,
      referrerPolicy: 'no-referrer',
      play: sound.play,
      pause: sound.pause,
      stop: sound.stop,
      seek: sound.seek,
      destroy: sound.destroy,
    },
    {
      src: property(sound.path, (value) => {
        sound.open(pathOf(value), autoplay);
      }),
      startTime: property(
        () => sound.startTime,
        (value) => {
          sound.startTime = Number(value) || 0;
        },
      ),
      autoplay: property(
        () => autoplay,
        (value) => {
          autoplay = value === true;
          if (autoplay && sound.path() !== '' && player.paused) sound.play();
        },
      ),
      loop: property(
        () => player.loop,
        (value) => {
          player.loop = value === true;
        },
      ),
      volume: property(
        () => player.volume,
        (value) => {
          player.volume = Math.min(1, Math.max(0, Number(value) || 0));
        },
      ),
      playbackRate: property(
        () => player.playbackRate,
        (value) => {
          player.playbackRate = rateOf(value);
        },
      ),
      currentTime: property(() => rounded(player.currentTime), sound.seek),
      duration: property(() => reading(sound).duration),
      buffered: property(() => reading(sound).buffered),
      paused: property(() => player.paused),
    },
  );
}

/** What is only read ignores what is written to it. */
export function property(
  get: () => unknown,
  set: (value: unknown) => void = () => undefined,
): PropertyDescriptor {
  return { get, set, enumerable: true, configurable: true };
}

export const innerAudioApis = {
  createInnerAudioContext: syncApi(createInnerAudioContext, '1.6.0'),
  setInnerAudioOption: asyncApi(setOption, { since: '2.3.0' }),
  getAvailableAudioSources: asyncApi(getAvailableSources, { since: '2.1.0' }),
} satisfies ApiTable;
