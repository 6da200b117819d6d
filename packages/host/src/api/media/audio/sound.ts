import type { ApiContext } from '../../kit/context';
import type { Listening } from '../../kit/listening';
import { createListening } from '../../kit/listening';
import { SilentAudio } from './silent-audio';

type Player = HTMLAudioElement | SilentAudio;

/** Told by name; an error with WeChat's number for it. */
export type SoundEvents = Readonly<
  Record<
    | 'Canplay'
    | 'Play'
    | 'Pause'
    | 'Stop'
    | 'Ended'
    | 'TimeUpdate'
    | 'Waiting'
    | 'Seeking'
    | 'Seeked'
    | 'Next'
    | 'Prev',
    undefined
  >
> & { readonly Error: { readonly errCode: number; readonly errMsg: string } };

export const soundEvents = [
  ...(['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate'] as const),
  ...(['Error', 'Waiting', 'Seeking', 'Seeked'] as const),
];

/** The browser's names for the same; a stop is none to the browser. */
const told = {
  canplay: 'Canplay',
  play: 'Play',
  ended: 'Ended',
  timeupdate: 'TimeUpdate',
  waiting: 'Waiting',
  seeking: 'Seeking',
  seeked: 'Seeked',
} as const;

export interface Sound extends Pick<Listening<SoundEvents>, 'emit' | 'methods'> {
  readonly player: Player;
  /** Where the next `play` begins, in s. */
  startTime: number;
  readonly open: (path: string, autoplay: boolean) => void;
  readonly path: () => string;
  readonly play: () => void;
  readonly pause: () => void;
  readonly stop: () => void;
  readonly seek: (position: unknown) => void;
  readonly destroy: () => void;
}

/** jsdom has the element but plays nothing. */
function createPlayer({ phone }: ApiContext): Player {
  if (typeof Audio === 'function' && 'AudioContext' in globalThis) return new Audio();
  const ofThePhone = /^(?:wxfile|http):\/\/(?:tmp|store|usr)/;
  return new SilentAudio(
    phone.clock,
    (path) => phone.files.read(path) ?? (ofThePhone.test(path) ? undefined : 'elsewhere'),
  );
}

/** Documentation (InnerAudioContext.onError): what the numbers mean. */
function errorOf({ error }: Player): SoundEvents['Error'] {
  const { code = 0, message = '' } = error ?? {};
  const isFormat = code === 3 || /format/i.test(message);
  const byCode: Readonly<Record<number, number>> = { 2: 10002, 3: 10004, 4: 10003 };
  const errCode = isFormat ? 10004 : (byCode[code] ?? -1);
  return { errCode, errMsg: `errCode:${errCode}, err:${message}` };
}

/** One sound that a program plays, behind InnerAudioContext and BackgroundAudioManager. */
export function createSound(
  context: ApiContext,
  names: readonly (keyof SoundEvents)[],
  isTold: (name: keyof SoundEvents) => boolean = () => true,
): Sound {
  const listening = createListening<SoundEvents>(names, context.report);
  const { emit } = listening;
  const player = createPlayer(context);
  const isSilent = player instanceof SilentAudio;
  let path = '';
  let isStopped = true;
  const begin = () => {
    if (isStopped && sound.startTime > 0) player.currentTime = sound.startTime;
    isStopped = false;
    // Where the browser lets no sound begin by itself, it plays without being heard.
    player.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      player.muted = true;
      player.play().catch(() => undefined);
    });
  };
  const sound: Sound = {
    ...listening,
    player,
    startTime: 0,
    path: () => path,
    open(next, autoplay) {
      path = next;
      isStopped = true;
      if (next === '' && !isSilent) player.removeAttribute('src');
      else player.src = isSilent ? next : context.resourceUrl(next);
      if (autoplay && next !== '') begin();
    },
    play: begin,
    pause() {
      player.pause();
    },
    stop() {
      const wasPlaying = !isStopped;
      isStopped = true;
      player.pause();
      if (player.currentTime > 0) player.currentTime = 0;
      if (wasPlaying) emit('Stop', undefined);
    },
    seek(position) {
      const seconds = Number(position);
      if (Number.isFinite(seconds) && path !== '') player.currentTime = seconds;
    },
    destroy() {
      listening.clear();
      player.pause();
      if (isSilent) player.src = '';
      else player.removeAttribute('src');
    },
  };
  for (const [type, name] of Object.entries(told)) {
    player.addEventListener(type, () => {
      // Going back to the beginning is part of a stop.
      if ((isStopped && name !== 'Canplay') || !isTold(name)) return;
      emit(name, undefined);
    });
  }
  player.addEventListener('pause', () => {
    if (!isStopped && !('ended' in player && player.ended)) emit('Pause', undefined);
  });
  player.addEventListener('error', () => {
    emit('Error', errorOf(player));
  });
  return sound;
}

/** Six digits at most (documentation: currentTime). */
export const rounded = (seconds: number) => Math.round(seconds * 1e6) / 1e6;

/** What can be read of a sound; 0 where there is none, or where it has not been loaded. */
export function reading({ player, path }: Sound) {
  const { duration, buffered } = player;
  return {
    duration: path() !== '' && Number.isFinite(duration) ? duration : 0,
    buffered: buffered.length > 0 ? buffered.end(buffered.length - 1) : 0,
  };
}

/** Documentation: 0.5 to 2. */
export const rateOf = (value: unknown) => Math.min(2, Math.max(0.5, Number(value) || 1));

export const pathOf = (value: unknown) => (typeof value === 'string' ? value : '');
