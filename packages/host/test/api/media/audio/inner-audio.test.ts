import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../../src/jsdom/wx-on-phone';
import type { AppConfig } from '../../../../src/project/kit/program-bundle';

type Sound = Record<string, unknown> &
  Readonly<
    Record<'play' | 'pause' | 'stop' | 'destroy', () => void> &
      Record<'seek', (position: number) => void> &
      Record<'onPlay' | 'offPlay', (listener?: () => void) => void>
  >;

const events = [
  ...['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'TimeUpdate', 'Error', 'Waiting', 'Seeking'],
  'Seeked',
];

function sounding(name = 'createInnerAudioContext', given: Parameters<typeof wxOnPhone>[0] = {}) {
  const on = wxOnPhone(given);
  const sound = on.call(name) as Sound;
  const heard: unknown[] = [];
  for (const event of events) {
    const listen = sound[`on${event}`] as (listener: (told: unknown) => void) => void;
    listen((told) => heard.push(told === undefined ? event : [event, told]));
  }
  return { on, sound, heard };
}

const withoutTimes = (heard: readonly unknown[]) => heard.filter((one) => one !== 'TimeUpdate');

test('a sound has the documented defaults', () => {
  expect(sounding().sound).toMatchObject({
    src: '',
    startTime: 0,
    autoplay: false,
    loop: false,
    obeyMuteSwitch: true,
    volume: 1,
    playbackRate: 1,
    duration: 0,
    currentTime: 0,
    paused: true,
    buffered: 0,
  });
});

test('it plays to its end, told as it goes', async () => {
  const { on, sound, heard } = sounding();
  sound['src'] = 'https://a.example/one.mp3';
  sound.play();
  await settled();
  expect(sound['paused']).toBe(false);
  on.clock.pass(250);
  expect(sound['currentTime']).toBe(0.25);
  for (let step = 0; step < 3; step += 1) on.clock.pass(250);
  expect(heard).toStrictEqual([
    ...['Canplay', 'Play', 'TimeUpdate', 'TimeUpdate', 'TimeUpdate', 'TimeUpdate', 'Ended'],
  ]);
  expect(sound).toMatchObject({ paused: true, duration: 1 });
});

test('autoplay begins by itself, paused it goes on where it was, stopped at the beginning', async () => {
  const { on, sound, heard } = sounding();
  sound['autoplay'] = true;
  sound['src'] = 'https://a.example/one.mp3';
  await settled();
  on.clock.pass(250);
  sound.pause();
  await settled();
  sound.play();
  expect(sound['currentTime']).toBe(0.25);
  await settled();
  sound.stop();
  await settled();
  expect(sound).toMatchObject({ currentTime: 0, paused: true });
  expect(withoutTimes(heard)).toStrictEqual(['Canplay', 'Play', 'Pause', 'Play', 'Stop']);
});

test('a seek is told, a loop never ends, and a rate stays between a half and two', async () => {
  const { on, sound, heard } = sounding();
  Object.assign(sound, { src: 'https://a.example/one.mp3', loop: true, playbackRate: 9 });
  sound.play();
  sound.seek(0.75);
  await settled();
  expect(sound).toMatchObject({ playbackRate: 2, currentTime: 0.75 });
  on.clock.pass(250);
  on.clock.pass(250);
  expect(withoutTimes(heard)).toStrictEqual(['Canplay', 'Play', 'Seeking', 'Seeked']);
  expect(sound['paused']).toBe(false);
});

test('a file that is not there is an error of the file', async () => {
  const { sound, heard } = sounding();
  sound['src'] = 'wxfile://tmp_gone.mp3';
  sound.play();
  await settled();
  expect(heard).toStrictEqual([
    ['Error', { errCode: 10003, errMsg: 'errCode:10003, err:no such file wxfile://tmp_gone.mp3' }],
  ]);
});

test('a removed listener and a destroyed sound tell nothing', async () => {
  const { on, sound, heard } = sounding();
  sound.offPlay();
  sound['src'] = 'https://a.example/one.mp3';
  sound.play();
  await settled();
  expect(heard).toStrictEqual(['Canplay']);
  sound.destroy();
  on.clock.pass(1000);
  await settled();
  expect(heard).toStrictEqual(['Canplay']);
});

test('background audio is one a program, needs a title, and begins with its src', async () => {
  const { on, sound, heard } = sounding('getBackgroundAudioManager');
  expect(on.call('getBackgroundAudioManager')).toBe(sound);
  sound['src'] = 'https://a.example/one.mp3';
  await settled();
  sound['title'] = 'One';
  sound['src'] = 'https://a.example/one.mp3';
  await settled();
  expect(heard).toStrictEqual([
    ['Error', { errCode: -1, errMsg: 'setBackgroundAudioState:fail title is nil!' }],
    ...['Canplay', 'Play'],
  ]);
});

test.each([
  [undefined, true],
  [['audio'], false],
])('in the back, with the modes %j, it is paused: %s', async (requiredBackgroundModes, paused) => {
  const app = { rest: { requiredBackgroundModes } } as unknown as AppConfig;
  const { on, sound, heard } = sounding('getBackgroundAudioManager', { context: { app } });
  Object.assign(sound, { title: 'One', src: 'https://a.example/one.mp3' });
  on.visibility.set(false);
  await settled();
  on.clock.pass(250);
  expect(sound['paused']).toBe(paused);
  expect(heard).not.toContain('TimeUpdate');
});

test('options of sounds are checked; each client has its sources', async () => {
  const { on } = sounding();
  expect(await on.outcome('setInnerAudioOption', { speakerOn: false })).toHaveProperty('success');
  expect(await on.outcome('setInnerAudioOption', { speakerOn: 'no' })).toHaveProperty('fail');
  const { on: android } = sounding(undefined, { settings: { client: 'android' } });
  expect(await android.outcome('getAvailableAudioSources')).toMatchObject({
    success: { audioSources: expect.arrayContaining(['auto', 'mic']) as unknown },
  });
});
