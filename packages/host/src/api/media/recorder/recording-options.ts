import type { ApiContext } from '../../kit/context';
import { audioSourcesOf } from '../audio/audio-options';
import type { RecordingFormat } from './silent-recording';
import { formats } from './silent-recording';

export interface RecordingOptions extends RecordingFormat {
  readonly duration: number;
  readonly encodeBitRate: number;
  /** In KB; undefined: no frames are told. */
  readonly frameSize: number | undefined;
}

/** Lowest and highest bit rate of each sample rate (documentation: RecorderManager.start). */
const bitRates: Readonly<Record<number, readonly [number, number]>> = {
  8000: [16_000, 48_000],
  11025: [16_000, 48_000],
  12000: [24_000, 64_000],
  16000: [24_000, 96_000],
  22050: [32_000, 128_000],
  24000: [32_000, 128_000],
  32000: [48_000, 192_000],
  44100: [64_000, 320_000],
  48000: [64_000, 320_000],
};

const longest = 600_000;

const numberOf = (value: unknown, fallback: number) =>
  typeof value === 'number' ? value : fallback;

type Given = Readonly<Record<string, unknown>>;

function withDefaults(given: Given): RecordingOptions {
  const { format = 'aac', frameSize } = given;
  const name = typeof format === 'string' ? format : '';
  return {
    duration: numberOf(given['duration'], 60_000),
    sampleRate: numberOf(given['sampleRate'], 8000),
    numberOfChannels: numberOf(given['numberOfChannels'], 2),
    encodeBitRate: numberOf(given['encodeBitRate'], 48_000),
    format: name.toLowerCase() === 'pcm' ? 'PCM' : name,
    frameSize: typeof frameSize === 'number' && frameSize > 0 ? frameSize : undefined,
  };
}

/** What was asked for with its defaults, or in words what of it cannot be recorded. */
export function readRecordingOptions(
  context: ApiContext,
  given: unknown,
): RecordingOptions | string {
  const options = (given ?? {}) as Given;
  const { audioSource = 'auto' } = options;
  const read = withDefaults(options);
  const { duration, sampleRate, encodeBitRate, numberOfChannels, format } = read;
  const [lowest, highest] = bitRates[sampleRate] ?? [0, -1];
  const faults: readonly (readonly [boolean, string])[] = [
    [duration <= 0 || duration > longest, 'invalid duration'],
    [highest < 0, 'sampleRate not supported'],
    [encodeBitRate < lowest || encodeBitRate > highest, 'encodeBitRate not supported'],
    [![1, 2].includes(numberOfChannels), 'numberOfChannels not supported'],
    [!formats.includes(format), 'format not supported'],
    [!audioSourcesOf(context).some((one) => one === audioSource), 'audioSource not supported'],
  ];
  return faults.find(([isFault]) => isFault)?.[1] ?? read;
}
