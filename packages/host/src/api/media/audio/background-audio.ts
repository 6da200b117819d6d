import type { ApiTable } from '../../kit/api';
import { syncApi } from '../../kit/api';
import type { ApiContext } from '../../kit/context';
import { property } from './inner-audio';
import { createSound, pathOf, rateOf, reading, rounded, soundEvents } from './sound';

const managers = new WeakMap<ApiContext, object>();

/** Documentation (requiredBackgroundModes): without it nothing plays in the back. */
function mayPlayBehind({ app }: ApiContext): boolean {
  const { requiredBackgroundModes: modes } = app.rest;
  return Array.isArray(modes) && modes.includes('audio');
}

/** `BackgroundAudioManager`, one a program (documentation: API / 媒体 / 背景音频). */
function createManager(context: ApiContext): object {
  const isInFront = () => context.visibility.hiddenSince() === undefined;
  const sound = createSound(
    context,
    [...soundEvents, 'Next', 'Prev'],
    (name) => name !== 'TimeUpdate' || isInFront(),
  );
  const { player } = sound;
  const texts = Object.fromEntries(
    ['title', 'epname', 'singer', 'coverImgUrl', 'webUrl', 'referrerPath'].map((name) => [
      name,
      '',
    ]),
  );
  context.visibility.onChange(() => {
    if (!isInFront() && !mayPlayBehind(context)) sound.pause();
  });
  const open = (value: unknown) => {
    if (manager['title'] !== '') {
      sound.open(pathOf(value), true);
      return;
    }
    queueMicrotask(() => {
      const errMsg = 'setBackgroundAudioState:fail title is nil!';
      sound.emit('Error', { errCode: -1, errMsg });
    });
  };
  const { play, pause, stop, seek } = sound;
  const onMethods = Object.entries(sound.methods).filter(([name]) => name.startsWith('on'));
  const manager: Record<string, unknown> = {
    ...texts,
    protocol: 'http',
    audioType: 'audio',
    referrerPolicy: 'no-referrer',
    ...Object.fromEntries(onMethods),
    ...{ play, pause, stop, seek },
  };
  return Object.defineProperties(manager, {
    src: property(sound.path, open),
    startTime: property(
      () => sound.startTime,
      (value) => {
        sound.startTime = Number(value) || 0;
      },
    ),
    playbackRate: property(
      () => player.playbackRate,
      (value) => {
        player.playbackRate = rateOf(value);
      },
    ),
    currentTime: property(() => rounded(player.currentTime)),
    duration: property(() => reading(sound).duration),
    buffered: property(() => reading(sound).buffered),
    paused: property(() => player.paused),
  });
}

function getBackgroundAudioManager(context: ApiContext): object {
  const manager = managers.get(context) ?? createManager(context);
  managers.set(context, manager);
  return manager;
}

export const backgroundAudioApis = {
  getBackgroundAudioManager: syncApi(getBackgroundAudioManager, '1.2.0'),
} satisfies ApiTable;
