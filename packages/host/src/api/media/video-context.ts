import type { ApiTable, Options } from '../kit/api';
import { syncApi } from '../kit/api';
import { answered } from '../kit/callback';
import type { ApiContext } from '../kit/context';
import { findContext } from './find-context';

/** Both have a context of a component that is found when it is used. */
function createContext(
  context: ApiContext,
  tag: string,
  methods: readonly string[],
  id: unknown,
  component: unknown,
): object {
  return Object.fromEntries(
    methods.map((name) => [
      name,
      (...args: readonly unknown[]) => {
        findContext(context, tag, id, component).then(
          (found) => found[name]?.(...args),
          (error: unknown) => {
            const text = error instanceof Error ? error.message : String(error);
            context.phone.journal.emit('notice', { severity: 'warning', text });
          },
        );
      },
    ]),
  );
}

const videoMethods = `play pause stop seek playbackRate requestFullScreen exitFullScreen sendDanmu
  showStatusBar hideStatusBar requestBackgroundPlayback exitBackgroundPlayback startCasting switchCasting
  reconnectCasting exitCasting`.split(/\s+/);

/** `VideoContext` (documentation: API / 媒体 / 视频); what the phone's video has not, does nothing. */
function createVideoContext(context: ApiContext, id: unknown, component: unknown): object {
  return {
    ...createContext(context, 'video', videoMethods, id, component),
    exitPictureInPicture: (options: Options = {}) =>
      answered('exitPictureInPicture', options, () => undefined, context.report, false),
  };
}

/** `AudioContext`, which WeChat no longer maintains since 1.6.0. */
function createAudioContext(context: ApiContext, id: unknown, component: unknown): object {
  return createContext(context, 'audio', ['setSrc', 'play', 'pause', 'seek'], id, component);
}

export const videoApis = {
  createVideoContext: syncApi(createVideoContext),
  createAudioContext: syncApi(createAudioContext),
} satisfies ApiTable;
