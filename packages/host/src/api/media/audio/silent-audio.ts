import type { PhoneFile } from '../../../phone/files';
import type { Clock } from '../../../phone/phone';

/** Between two `timeupdate`, in ms: browsers tell about four a second. */
const pace = 250;

/** Length in s of a sound that is not a WAV file on the phone. */
const usualLength = 1;

/** Seconds of a WAV file, from the bytes a second that its head names. */
function lengthOf({ bytes }: PhoneFile): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWav = bytes.length > 44 && view.getUint32(0) === 0x52494646;
  return isWav ? (bytes.length - 44) / view.getUint32(28, true) : usualLength;
}

/**
 * Plays what nobody hears, where there is no browser: the part of `HTMLAudioElement` that this folder
 * uses, driven by the phone's clock.
 */
export class SilentAudio extends EventTarget {
  loop = false;
  volume = 1;
  muted = false;
  playbackRate = 1;
  duration = Number.NaN;
  paused = true;
  error: { readonly code: number; readonly message: string } | null = null;
  readonly buffered = { length: 0, end: () => 0 };
  #src = '';
  #at = 0;
  #cancel: () => void = () => undefined;

  constructor(
    private readonly clock: Clock,
    /** Undefined: there is no such file. */
    private readonly read: (path: string) => PhoneFile | undefined | 'elsewhere',
  ) {
    super();
  }

  get src(): string {
    return this.#src;
  }

  set src(path: string) {
    this.#cancel();
    Object.assign(this, { paused: true, duration: Number.NaN, error: null });
    this.#src = path;
    this.#at = 0;
    if (path === '') return;
    const file = this.read(path);
    if (file === undefined) {
      this.error = { code: 4, message: `no such file ${path}` };
      this.#soon('error');
      return;
    }
    this.duration = file === 'elsewhere' ? usualLength : lengthOf(file);
    this.#soon('canplay');
  }

  get currentTime(): number {
    return this.#at;
  }

  set currentTime(position: number) {
    this.#at = Math.max(0, Math.min(position, this.duration));
    this.#soon('seeking');
    this.#soon('seeked');
  }

  play(): Promise<void> {
    if (!this.paused || this.error !== null) return Promise.resolve();
    this.paused = false;
    if (this.#at >= this.duration) this.#at = 0;
    this.#soon('play');
    this.#next();
    return Promise.resolve();
  }

  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.#cancel();
    this.#soon('pause');
  }

  #soon(type: string): void {
    queueMicrotask(() => this.dispatchEvent(new Event(type)));
  }

  #next(): void {
    this.#cancel = this.clock.after(pace, () => {
      this.#at = Math.min(this.duration, this.#at + (pace / 1000) * this.playbackRate);
      this.dispatchEvent(new Event('timeupdate'));
      if (this.#at < this.duration) this.#next();
      else this.#end();
    });
  }

  #end(): void {
    if (this.loop) {
      this.#at = 0;
      this.#next();
      return;
    }
    this.paused = true;
    this.dispatchEvent(new Event('ended'));
  }
}
