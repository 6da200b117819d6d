import { approximated } from '../../fidelity';
import { addPart, listen, stateByElement, undoAll } from '../kit/part';
import type { Instance } from '../kit/properties';
import { anyType, array, boolean, defineBuiltIn, number, text } from '../kit/properties';
import { nothing, pause, play } from './playing';

const properties = {
  src: text(),
  duration: number(),
  controls: boolean(true),
  danmuList: array(),
  danmuBtn: boolean(),
  enableDanmu: boolean(),
  autoplay: boolean(),
  loop: boolean(),
  muted: boolean(),
  initialTime: number(),
  pageGesture: boolean(),
  direction: anyType(null),
  showProgress: boolean(true),
  showFullscreenBtn: boolean(true),
  showPlayBtn: boolean(true),
  showCenterPlayBtn: boolean(true),
  enableProgressGesture: boolean(true),
  objectFit: text('contain'),
  poster: text(),
  showMuteBtn: boolean(),
  title: text(),
  playBtnPosition: text('bottom'),
  enablePlayGesture: boolean(),
  autoPauseIfNavigate: boolean(true),
  autoPauseIfOpenNative: boolean(true),
  vslideGesture: boolean(),
  vslideGestureInFullscreen: boolean(true),
  showBottomProgress: boolean(true),
  adUnitId: text(),
  posterForCrawler: text(),
  showCastingButton: boolean(),
  pictureInPictureMode: anyType(''),
  pictureInPictureShowProgress: boolean(),
  pictureInPictureInitPosition: text(),
  enableSystemPip: boolean(true),
  enableAutoRotation: boolean(),
  showScreenLockButton: boolean(),
  showSnapshotButton: boolean(),
  showBackgroundPlaybackButton: boolean(true),
  backgroundPoster: text(),
  referrerPolicy: text('no-referrer'),
  isDrm: boolean(),
  isLive: boolean(),
  provisionUrl: text(),
  certificateUrl: text(),
  licenseUrl: text(),
  preferredPeakBitRate: number(),
};

type Video = Instance<typeof properties>;

/**
 * `<video>`: the browser's player in WeChat's size, with the events of playing and the context's
 * play, pause, stop, seek, playbackRate and full screen (documentation: 组件/媒体组件/video). Bullet
 * comments, casting, gestures and small windows are not there.
 */
export const video = defineBuiltIn({
  tag: 'video',
  fidelity: approximated(
    'The browser’s own player: no bullet comments, casting, gestures or small windows, and no event of full screen or of the controls.',
  ),
  properties,
  css: `
wx-video { display: inline-block; position: relative; width: 300px; height: 225px; overflow: hidden; background: #000; }
wx-video > .wx-video-player { display: block; width: 100%; height: 100%; }`,
  attached(self) {
    const player = addPart(self, 'video', 'wx-video-player');
    players.set(self, player);
    player.setAttribute('playsinline', '');
    reflect(self, player);
    const times = () => ({ currentTime: player.currentTime, duration: player.duration });
    const tell = (
      type: keyof HTMLElementEventMap,
      name: string,
      detail: () => object = () => ({}),
    ) =>
      listen(player, type, () => {
        self.trigger(name, detail());
      });
    return undoAll(
      () => {
        player.remove();
      },
      tell('play', 'play'),
      tell('pause', 'pause'),
      tell('ended', 'ended'),
      tell('waiting', 'waiting'),
      tell('timeupdate', 'timeupdate', times),
      tell('seeked', 'seekcomplete', () => ({ position: player.currentTime })),
      tell('error', 'error', () => ({
        errMsg: player.error?.message ?? 'MEDIA_ERR_SRC_NOT_SUPPORTED',
      })),
      tell('loadedmetadata', 'loadedmetadata', () => ({
        width: player.videoWidth,
        height: player.videoHeight,
        duration: player.duration,
      })),
    );
  },
  changed(self) {
    const player = players.get(self);
    if (player) reflect(self, player);
  },
  node(self) {
    const player = players.get(self);
    return player ? videoContext(player) : null;
  },
});

const players = stateByElement<HTMLVideoElement>();

function reflect(
  { properties, resourceUrl }: Pick<Video, 'properties' | 'resourceUrl'>,
  player: HTMLVideoElement,
) {
  const { src, poster, controls, autoplay, loop, muted, objectFit } = properties;
  const address = src === '' ? '' : resourceUrl(src);
  if ((player.getAttribute('src') ?? '') !== address) player.setAttribute('src', address);
  if (poster === '') player.removeAttribute('poster');
  else player.poster = resourceUrl(poster);
  Object.assign(player, { controls, autoplay, loop, muted });
  player.style.objectFit = objectFit;
}

/** Documentation (VideoContext.playbackRate): any other rate does nothing. */
const rates = [0.5, 0.8, 1, 1.25, 1.5, 2, 3, 4];

/** `VideoContext`, as SelectorQuery and automation reach it. */
function videoContext(player: HTMLVideoElement) {
  return {
    play: () => {
      play(player);
    },
    pause: () => {
      pause(player);
    },
    stop: () => {
      pause(player);
      player.currentTime = 0;
    },
    seek: (position: unknown) => {
      const seconds = Number(position);
      if (Number.isFinite(seconds)) player.currentTime = seconds;
    },
    playbackRate: (rate: unknown) => {
      if (rates.includes(Number(rate))) player.playbackRate = Number(rate);
    },
    requestFullScreen: () => {
      player.requestFullscreen().catch(nothing);
    },
    exitFullScreen: () => {
      player.ownerDocument.exitFullscreen().catch(nothing);
    },
  };
}
