import { setImmediate } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';

import type { PackagedFile } from '../../devtools/compiler/job';
import type { PackagedProgram } from '../packaged/packaged-program';
import { openPackage } from '../packaged/packaged-program';
import type { RunningPage } from '../packaged/running-page';
import type { HttpExchange } from '../packaged/wechat-client';
import { createWechatClient } from '../packaged/wechat-client';

/** One tap, from the button's event on, with a client and a backend that answer in the next microtask. */
export interface Tap {
  /** Until `wx.request` with the code was called, in microseconds. */
  readonly requestMicroseconds: number;
  /** Until the setData that shows the number, in microseconds. */
  readonly shownMicroseconds: number;
}

/** A program before its phone button. */
export interface TappedProgram {
  /** Taps once; whatever has to be on the screen before is not measured. */
  tap(): Promise<Tap>;
  /**
   * Taps once and tells what the JavaScript heap grew until the number is shown, in bytes; less than nothing
   * when it was collected meanwhile. Asking the heap is slow: no times are taken.
   */
  tapForHeap(): Promise<number>;
}

const phone = 'pages/phone/phone';

/** This program: the phone page above the account page, which shows the number once the phone page is left. */
export async function openThisProgram(files: readonly PackagedFile[]): Promise<TappedProgram> {
  const started = startProgram(files);
  const account = started.program.open('pages/account/account');
  await setImmediate();
  return tapped(started, account, async (code) => {
    const page = started.program.open(phone, { replace: '1' });
    await setImmediate();
    page.handle('handleStart', {});
    const detail = { component: 'quick', detail: { errMsg: 'getPhoneNumber:ok', code } };
    return () => {
      page.handle('handleAnswer', { detail });
    };
  });
}

/** The documentation's sample. */
export function openSample(files: readonly PackagedFile[]): TappedProgram {
  const started = startProgram(files);
  const page = started.program.open(phone);
  return tapped(started, page, async (code) => {
    await setImmediate();
    return () => {
      page.handle('getPhoneNumber', { detail: { errMsg: 'getPhoneNumber:ok', code } });
    };
  });
}

interface StartedProgram {
  readonly program: PackagedProgram;
  /** When wx.request was last called with a code. */
  requestedAt: number;
  /** Taps so far: each binds another number. */
  taps: number;
}

function startProgram(files: readonly PackagedFile[]): StartedProgram {
  const client = createWechatClient({
    answer: (exchange) => answerOf(exchange, started.taps),
    onCall: (name, { url = '' }) => {
      if (name === 'request' && url.endsWith('/user/phone'))
        started.requestedAt = performance.now();
      if (name === 'navigateBack') started.program.back();
    },
  });
  const started = { program: openPackage(files, client.wx, 'own'), requestedAt: 0, taps: 0 };
  started.program.launch();
  return started;
}

/** `prepare` brings the button on the screen and gives the function that sends its event. */
function tapped(
  started: StartedProgram,
  shown: RunningPage,
  prepare: (code: string) => Promise<() => void>,
): TappedProgram {
  /** When the number was shown; `begin` runs just before the event. */
  const tapOnce = async (begin: () => void): Promise<number> => {
    started.taps += 1;
    const send = await prepare(`code-${started.taps}`);
    const number = maskedNumber(started.taps);
    const shownAt = new Promise<number>((resolve) => {
      shown.onSetData = () => {
        const now = performance.now();
        // It is shown in groups.
        if (JSON.stringify(shown.data).replaceAll(' ', '').includes(number)) resolve(now);
      };
    });
    begin();
    send();
    return shownAt;
  };
  return {
    async tap() {
      let tappedAt = 0;
      const shownAt = await tapOnce(() => {
        tappedAt = performance.now();
      });
      return {
        requestMicroseconds: (started.requestedAt - tappedAt) * 1000,
        shownMicroseconds: (shownAt - tappedAt) * 1000,
      };
    },
    async tapForHeap() {
      let before = 0;
      await tapOnce(() => {
        before = getHeapStatistics().used_heap_size;
      });
      return getHeapStatistics().used_heap_size - before;
    },
  };
}

const maskedNumber = (tap: number): string => `138******${String(tap % 100).padStart(2, '0')}`;

function answerOf(
  { route }: HttpExchange,
  tap: number,
): { readonly status: number; readonly body: unknown } {
  const user = {
    id: 'u1',
    nickname: null,
    avatarUrl: null,
    phone: { masked: maskedNumber(tap), countryCode: '86' },
  };
  switch (route) {
    case 'POST /v1/sessions':
      return { status: 201, body: { token: 'token', expiresInSeconds: 7200, user } };
    case 'POST /v1/user/phone':
      return { status: 200, body: { user } };
    case 'GET /v1/user':
      return { status: 200, body: user };
    default:
      return { status: 202, body: '' };
  }
}
