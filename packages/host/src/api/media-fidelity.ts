import { approximated, faithful } from '../fidelity';

/** Fidelity of what plays and records. */
export const mediaFidelity = {
  // 媒体
  createInnerAudioContext: approximated(
    'The browser’s own player and codecs, without a sound until a finger touched the page; useWebAudioImplement and referrerPolicy do nothing, it plays on in the back; in jsdom a silence of a second, or as long as a WAV file of the phone.',
  ),
  setInnerAudioOption: approximated('Answers and does nothing.'),
  getAvailableAudioSources: faithful,
  getBackgroundAudioManager: approximated(
    'As createInnerAudioContext; the phone shows no player, so onNext and onPrev are never fired; protocol and audioType do nothing.',
  ),
  getRecorderManager: approximated(
    'Records silence: a WAV file whatever its format, but for PCM; interruptions are never fired.',
  ),
  createVideoContext: approximated(
    'Plays, pauses, stops, seeks, changes the speed, asks the browser for the full screen; the rest does nothing.',
  ),
  createAudioContext: faithful,
  createCameraContext: approximated(
    'A sample picture and a sample video that nothing can play; quality and selfieMirror do nothing, onCameraFrame never tells.',
  ),
  createLivePlayerContext: approximated(
    'Fires statechange; snapshot is not there, the rest answers and does nothing.',
  ),
  createLivePusherContext: approximated(
    'Fires statechange; snapshot, onCustomRendererEvent and createOffscreenCanvas are not there, the rest answers and does nothing.',
  ),
  createContext: approximated(
    'Of before 1.9.90, on no page any more: as createCanvasContext; the recorded actions are its methods with what they were given.',
  ),
  drawCanvas: approximated('As createContext.'),
  createOffscreenCanvas: approximated(
    'The browser’s own canvas; getContext answers null in jsdom.',
  ),
  getPerformance: approximated(
    'appLaunch, route and firstRender: a render takes as long as its route; no paint, script, package and resource.',
  ),
  reportPerformance: approximated('Written into the journal, and nothing else.'),

  // AI
  createVKSession: approximated('Every session fails to start, with 2000004: not supported.'),
  isVKSupport: approximated('Always false.'),

  // 多线程
  createWorker: approximated(
    'The browser’s own worker, in jsdom the same thread; useExperimentalWorker does nothing, getCameraFrameData is not there, its console is the browser’s.',
  ),
} as const;
