import type { PhoneFile } from '../../../phone/files';

/** How a recording was asked for (documentation: RecorderManager.start). */
export interface RecordingFormat {
  readonly format: string;
  readonly sampleRate: number;
  readonly numberOfChannels: number;
}

const types: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  wav: 'audio/wav',
  PCM: 'audio/pcm',
};

export const formats: readonly string[] = Object.keys(types);

/** What a compressed file would say less of: silence of ten minutes stays small. */
const small = { sampleRate: 8000, numberOfChannels: 1 };

const isRaw = ({ format }: RecordingFormat) => format === 'PCM' || format === 'wav';

export function bytesASecond(asked: RecordingFormat): number {
  const { sampleRate, numberOfChannels } = isRaw(asked) ? asked : small;
  return sampleRate * numberOfChannels * 2;
}

/** Silence in samples of 16 bits; a WAV file but for PCM, whatever the format: every browser plays it. */
export function silentRecording(asked: RecordingFormat, milliseconds: number): PhoneFile {
  const { sampleRate, numberOfChannels } = isRaw(asked) ? asked : small;
  const block = numberOfChannels * 2;
  const size = Math.round((sampleRate * milliseconds) / 1000) * block;
  const type = types[asked.format] ?? 'audio/wav';
  if (asked.format === 'PCM') return { bytes: new Uint8Array(size), type };
  const file = new DataView(new ArrayBuffer(44 + size));
  const text = (at: number, words: string) => {
    for (let index = 0; index < words.length; index += 1) {
      file.setUint8(at + index, words.charCodeAt(index));
    }
  };
  text(0, 'RIFF');
  file.setUint32(4, 36 + size, true);
  text(8, 'WAVEfmt ');
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, numberOfChannels, true);
  file.setUint32(24, sampleRate, true);
  file.setUint32(28, sampleRate * block, true);
  file.setUint16(32, block, true);
  file.setUint16(34, 16, true);
  text(36, 'data');
  file.setUint32(40, size, true);
  return { bytes: new Uint8Array(file.buffer), type };
}
