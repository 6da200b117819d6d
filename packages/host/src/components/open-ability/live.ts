import { approximated } from '../../fidelity';
import type { BuiltInInstance } from '../kit/built-in';
import { addPart } from '../kit/part';
import { anyType, boolean, defineBuiltIn, text } from '../kit/properties';
import { drawSign, signCss } from './sign';

const rest = (names: string) =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, anyType(null)]));

type Told = readonly (readonly [code: number, message: string])[];

/** Tells the steps of a connection that always stands. */
function tell(self: Pick<BuiltInInstance, 'trigger'>, codes: Told): void {
  for (const [code, message] of codes) self.trigger('statechange', { code, message });
}

/** Documentation (live-player, 状态码). */
const playing: Told = [
  [2001, 'connected to server'],
  [2002, 'connected to the RTMP server, begin to pull'],
  [2003, 'first video frame received'],
  [2004, 'play begins'],
];
const played: Told = [[2006, 'play ends']];

export const livePlayer = defineBuiltIn({
  tag: 'live-player',
  fidelity: approximated(
    'A sign stands for the picture; playing fires the codes of statechange, nothing is ever late, lost or full screen.',
  ),
  properties: {
    ...rest(
      `mode muted orientation objectFit backgroundMute minCache maxCache soundMode autoPauseIfNavigate
      autoPauseIfOpenNative pictureInPictureMode referrerPolicy enableAutoRotation`,
    ),
    src: text(),
    autoplay: boolean(),
  },
  css: signCss('live-player'),
  attached(self) {
    const sign = drawSign(self, addPart(self, 'span', 'wx-placeholder'), 'live-player');
    if (self.properties.autoplay && self.properties.src !== '') tell(self, playing);
    return () => {
      sign.remove();
    };
  },
  node: (self) => ({
    play: () => {
      tell(self, playing);
    },
    resume: () => {
      tell(self, playing.slice(-1));
    },
    stop: () => {
      tell(self, played);
    },
  }),
});

/** Documentation (live-pusher, 状态码). */
const pushing: Told = [
  [1001, 'connected to the push server'],
  [1002, 'begin to push'],
  [1003, 'camera is open'],
];

export const livePusher = defineBuiltIn({
  tag: 'live-pusher',
  fidelity: approximated(
    'A sign stands for the picture; pushing fires the codes of statechange, without asking for the camera.',
  ),
  properties: {
    ...rest(
      `mode muted enableCamera autoFocus orientation beauty whiteness aspect minBitrate maxBitrate
      audioQuality waitingImage waitingImageHash zoom devicePosition backgroundMute mirror remoteMirror
      localMirror audioReverbType enableMic enableAgc enableAns audioVolumeType videoWidth videoHeight
      beautyStyle filter pictureInPictureMode fps`,
    ),
    url: text(),
    autopush: boolean(),
  },
  css: signCss('live-pusher'),
  attached(self) {
    const sign = drawSign(self, addPart(self, 'span', 'wx-placeholder'), 'live-pusher');
    if (self.properties.autopush && self.properties.url !== '') tell(self, pushing);
    return () => {
      sign.remove();
    };
  },
  node: (self) => ({
    start: () => {
      tell(self, pushing);
    },
    startPreview: () => {
      tell(self, pushing.slice(-1));
    },
  }),
});
