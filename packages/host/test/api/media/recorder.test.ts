import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Recorder = Readonly<
  Record<'pause' | 'resume' | 'stop', () => void> & {
    start: (options?: object) => void;
  }
> &
  Readonly<Record<string, (listener: (told: unknown) => void) => void>>;

function recording(sheets: 'confirm' | 'cancel' = 'confirm') {
  const on = wxOnPhone({ settings: { sheets } });
  const recorder = on.call('getRecorderManager') as Recorder;
  const heard: unknown[] = [];
  for (const event of ['Start', 'Pause', 'Resume', 'Stop', 'FrameRecorded', 'Error']) {
    recorder[`on${event}`]?.((told) => heard.push(told === undefined ? event : [event, told]));
  }
  return { on, recorder, heard };
}

test('a pause is no part of a recording, which ends in a file', async () => {
  const { on, recorder, heard } = recording();
  recorder.start({ format: 'wav', sampleRate: 8000, numberOfChannels: 1, encodeBitRate: 16_000 });
  await settled();
  on.clock.pass(1000);
  recorder.pause();
  on.clock.pass(5000);
  recorder.resume();
  on.clock.pass(500);
  recorder.stop();
  await settled();
  const [path] = on.phone.files.paths();
  expect(heard).toStrictEqual([
    ...['Start', 'Pause', 'Resume'],
    ['Stop', { tempFilePath: path, duration: 1500, fileSize: 44 + 24_000 }],
  ]);
  expect(path).toMatch(/\.wav$/);
  expect(on.phone.files.read(path ?? '')?.type).toBe('audio/wav');
});

test('it stops by itself when its time is over, after a minute unless told', async () => {
  const { on, recorder, heard } = recording();
  recorder.start();
  await settled();
  on.clock.pass(59_999);
  expect(heard).toStrictEqual(['Start']);
  on.clock.pass(1);
  expect(heard).toStrictEqual(['Start', ['Stop', expect.objectContaining({ duration: 60_000 })]]);
});

test('frames are told of PCM as it is recorded; the last is the last', async () => {
  const { on, recorder, heard } = recording();
  recorder.start({ format: 'PCM', numberOfChannels: 1, frameSize: 16 });
  await settled();
  on.clock.pass(1024);
  recorder.stop();
  await settled();
  expect(heard).toStrictEqual([
    'Start',
    ['FrameRecorded', { frameBuffer: new ArrayBuffer(16_384), isLastFrame: false }],
    ['FrameRecorded', { frameBuffer: new ArrayBuffer(16_384), isLastFrame: true }],
    ['Stop', expect.objectContaining({ duration: 1024 })],
  ]);
});

test('without the permission nothing is recorded', async () => {
  const { recorder, heard } = recording('cancel');
  recorder.start();
  await settled();
  expect(heard).toStrictEqual([['Error', { errMsg: 'operateRecorder:fail auth deny' }]]);
});

test.each([
  [{ duration: 600_001 }, 'invalid duration'],
  [{ sampleRate: 9000 }, 'sampleRate not supported'],
  [{ sampleRate: 44_100 }, 'encodeBitRate not supported'],
  [{ format: 'ogg' }, 'format not supported'],
  [{ numberOfChannels: 3 }, 'numberOfChannels not supported'],
  [{ audioSource: 'mic' }, 'audioSource not supported'],
])('%j is refused', async (options, reason) => {
  const { recorder, heard } = recording();
  recorder.start(options);
  await settled();
  expect(heard).toStrictEqual([['Error', { errMsg: `operateRecorder:fail ${reason}` }]]);
});

test('one recording at a time, and none to stop', async () => {
  const { recorder, heard } = recording();
  recorder.stop();
  recorder.start();
  recorder.start();
  await settled();
  const fail = (reason: string) => ['Error', { errMsg: `operateRecorder:fail ${reason}` }];
  expect(heard).toStrictEqual([
    fail('recorder not start'),
    fail('is recording or paused'),
    'Start',
  ]);
});
