import type { ApiTable } from '../../kit/api';
import { syncApi } from '../../kit/api';
import type { ApiContext } from '../../kit/context';
import { createListening } from '../../kit/listening';
import { requirePrivacy } from '../../open/privacy-gate';
import { requirePermission } from '../../open/settings';
import type { RecordingOptions } from './recording-options';
import { readRecordingOptions } from './recording-options';
import { bytesASecond, silentRecording } from './silent-recording';

interface RecorderEvents {
  readonly Start: undefined;
  readonly Pause: undefined;
  readonly Resume: undefined;
  readonly Stop: {
    readonly tempFilePath: string;
    readonly duration: number;
    readonly fileSize: number;
  };
  readonly FrameRecorded: { readonly frameBuffer: ArrayBuffer; readonly isLastFrame: boolean };
  readonly Error: { readonly errMsg: string };
  readonly InterruptionBegin: undefined;
  readonly InterruptionEnd: undefined;
}

const eventNames = [
  ...(['Start', 'Pause', 'Resume', 'Stop', 'FrameRecorded', 'Error'] as const),
  ...(['InterruptionBegin', 'InterruptionEnd'] as const),
];

interface Recording {
  readonly options: RecordingOptions;
  /** Recorded before the last pause, in ms. */
  before: number;
  /** When it began to run again; undefined while it is paused. */
  since: number | undefined;
  cancel: () => void;
  cancelFrame: () => void;
}

/** The manager of one program: records silence by the phone's clock. */
function createRecorder(context: ApiContext) {
  const { clock, files } = context.phone;
  const { methods, emit } = createListening<RecorderEvents>(eventNames, context.report);
  let recording: Recording | 'asking' | undefined;
  const fail = (reason: string) => {
    queueMicrotask(() => {
      emit('Error', { errMsg: `operateRecorder:fail ${reason}` });
    });
  };
  const soon = (name: 'Start' | 'Pause' | 'Resume') => {
    queueMicrotask(() => {
      emit(name, undefined);
    });
  };
  /** Timers may be late; a recording is never longer than it was asked for. */
  const lengthOf = ({ before, since, options }: Recording) =>
    Math.min(options.duration, before + (since === undefined ? 0 : clock.now() - since));
  const tellFrame = (options: RecordingOptions, isLastFrame: boolean) => {
    if (options.frameSize === undefined || !['mp3', 'PCM'].includes(options.format)) return;
    emit('FrameRecorded', { frameBuffer: new ArrayBuffer(options.frameSize * 1024), isLastFrame });
  };
  const nextFrame = (one: Recording) => {
    const { frameSize, format, encodeBitRate } = one.options;
    if (frameSize === undefined) return;
    const pace = format === 'mp3' ? encodeBitRate / 8 : bytesASecond(one.options);
    one.cancelFrame = clock.after((frameSize * 1024 * 1000) / pace, () => {
      tellFrame(one.options, false);
      nextFrame(one);
    });
  };
  const run = (one: Recording) => {
    one.since = clock.now();
    one.cancel = clock.after(one.options.duration - one.before, () => {
      finish(one);
    });
    nextFrame(one);
  };
  const halt = (one: Recording) => {
    one.before = lengthOf(one);
    one.since = undefined;
    one.cancel();
    one.cancelFrame();
  };
  const finish = (one: Recording) => {
    halt(one);
    recording = undefined;
    const file = silentRecording(one.options, one.before);
    const tempFilePath = files.writeTemporary(file, one.options.format.toLowerCase());
    tellFrame(one.options, true);
    emit('Stop', { tempFilePath, duration: one.before, fileSize: file.bytes.length });
  };
  const begin = async (options: RecordingOptions) => {
    recording = 'asking';
    try {
      await requirePrivacy(context, 'getRecorderManager');
      await requirePermission(context, 'scope.record');
    } catch (error) {
      recording = undefined;
      fail(error instanceof Error ? error.message : String(error));
      return;
    }
    const none = () => undefined;
    const one = { options, before: 0, since: undefined, cancel: none, cancelFrame: none };
    recording = one;
    run(one);
    emit('Start', undefined);
  };
  /** The recording that runs, or is paused; else the caller hears why not. */
  const current = (): Recording | undefined => {
    if (recording !== undefined && recording !== 'asking') return recording;
    fail('recorder not start');
    return undefined;
  };
  return {
    ...methods,
    start(given?: unknown) {
      const options = readRecordingOptions(context, given);
      if (recording !== undefined) fail('is recording or paused');
      else if (typeof options === 'string') fail(options);
      else void begin(options);
    },
    pause() {
      const one = current();
      if (one?.since === undefined) return;
      halt(one);
      soon('Pause');
    },
    resume() {
      const one = current();
      if (one === undefined || one.since !== undefined) return;
      run(one);
      soon('Resume');
    },
    stop() {
      const one = current();
      if (one === undefined) return;
      queueMicrotask(() => {
        if (recording === one) finish(one);
      });
    },
  };
}

const recorders = new WeakMap<ApiContext, object>();

function getRecorderManager(context: ApiContext): object {
  const recorder = recorders.get(context) ?? createRecorder(context);
  recorders.set(context, recorder);
  return recorder;
}

/** Recording (documentation: API / 媒体 / 录音). */
export const recorderApis = {
  getRecorderManager: syncApi(getRecorderManager, '1.6.0'),
} satisfies ApiTable;
