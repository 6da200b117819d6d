import type { ApiTable, Options } from '../kit/api';
import { syncApi } from '../kit/api';
import { answered } from '../kit/callback';
import type { ApiContext } from '../kit/context';
import { findSelected } from './find-context';

const player = `play stop mute pause resume requestFullScreen exitFullScreen exitPictureInPicture
  requestBackgroundPlayback exitBackgroundPlayback startCasting switchCasting reconnectCasting
  exitCasting`.split(/\s+/);

const pusher = `start stop pause resume switchCamera toggleTorch playBGM stopBGM pauseBGM resumeBGM
  setBGMVolume setMICVolume startPreview stopPreview sendMessage exitPictureInPicture setZoom applyFilter
  clearFilters applySticker clearStickers applyLipStickMakeup applyEyeShadowMakeup
  applyBlusherStickMakeup applyFaceContourMakeup applyEyeBrowMakeup clearMakeups`.split(/\s+/);

/** Each method answers once the component is found; what that has not, it need not do. */
function liveContext(
  context: ApiContext,
  methods: readonly string[],
  selector: string,
  component: unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    methods.map((name) => [
      name,
      (options: Options = {}) =>
        answered(
          name,
          options,
          async () => {
            const missing = `there is no ${selector}`;
            const found = await findSelected(context, selector, component, missing);
            found[name]?.(options);
          },
          context.report,
          false,
        ),
    ]),
  );
}

/** Live pictures (documentation: API / 媒体 / 实时音视频). */
export const liveApis = {
  createLivePlayerContext: syncApi(
    (context, id, component) => liveContext(context, player, `#${String(id)}`, component),
    '1.7.0',
  ),
  createLivePusherContext: syncApi(
    (context) => ({
      ...liveContext(context, pusher, 'live-pusher', undefined),
      getMaxZoom: (options: Options = {}) =>
        answered('getMaxZoom', options, () => ({ maxZoom: 10 }), context.report, false),
    }),
    '1.7.0',
  ),
} satisfies ApiTable;
