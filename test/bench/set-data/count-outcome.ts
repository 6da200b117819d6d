import type { PhoneSettings } from 'miniprogram-host';
import type { HttpAnswer, HttpRequest, Runtime } from 'miniprogram-host/jsdom';

import type { Outcome } from './outcomes';
import { answered, person } from './outcomes';

/** The program running on the host in jsdom, as much as counting needs of it. */
export interface CountedProgram {
  readonly runtime: Runtime;
  readonly exceptions: readonly string[];
  close(): void;
}

/** Starts this program at its first page. */
export type StartProgram = (options: {
  readonly settings: Partial<PhoneSettings>;
  readonly fetch: (request: HttpRequest) => Promise<HttpAnswer>;
}) => Promise<CountedProgram>;

/** setData of one outcome, on every page of the stack together. */
export interface OutcomeCount {
  readonly name: string;
  readonly calls: number;
  /** JSON of all calls, UTF-8. */
  readonly bytes: number;
  /** The calls themselves, for whoever has to make them fewer. */
  readonly sent: readonly string[];
}

const listener = '__heardSetData';

const wrapSetData = `function () {
  getCurrentPages().forEach((page) => {
    const setData = page.setData;
    page.setData = function (change, done) {
      ${listener}(JSON.stringify(change));
      return setData.call(this, change, done);
    };
  });
}`;

const openPhonePage = `function () { return wx.navigateTo({ url: '/pages/phone/phone' }); }`;

/**
 * Lets one outcome happen on the phone page above the account page, and counts every setData from the
 * event on until nothing is going on any more; what a person does `then` is the second count.
 */
export async function countOutcome(
  start: StartProgram,
  outcome: Outcome,
  language: PhoneSettings['language'],
): Promise<readonly OutcomeCount[]> {
  let exchange = outcome.exchange;
  const program = await start({
    settings: { language, client: 'host', envVersion: 'develop' },
    fetch: ({ url, method }) => {
      const route = `${method} ${new URL(url).pathname}`;
      return Promise.resolve(route === 'POST /v1/user/phone' ? exchange : standard(route));
    },
  });
  try {
    const { runtime } = program;
    await runtime.evaluate(openPhonePage, []);
    await quiet();
    let sent: string[] = [];
    runtime.addBinding(listener);
    runtime.events.on('binding', ({ name, args }) => {
      if (name === listener) sent.push(String(args[0]));
    });
    await runtime.evaluate(wrapSetData, []);

    const button = pageOf(runtime).root.query('phone-button');
    if (button === null) throw new Error('The phone page offers no button.');
    button.trigger('start', { component: 'quick' });
    button.trigger('answer', { component: 'quick', detail: outcome.detail });
    await quiet();
    const counts = [countOf(outcome.name, sent)];
    const { then } = outcome;
    if (then !== undefined) {
      exchange = then.exchange;
      sent = [];
      await pageOf(runtime).root.component?.callMethod(then.handler, []);
      await quiet();
      counts.push(countOf(then.name, sent));
    }
    if (program.exceptions.length > 0) throw new Error(program.exceptions.join('\n'));
    return counts;
  } finally {
    program.close();
  }
}

function countOf(name: string, sent: readonly string[]): OutcomeCount {
  const bytes = sent.reduce((sum, json) => sum + new TextEncoder().encode(json).length, 0);
  return { name, calls: sent.length, bytes, sent };
}

function pageOf(runtime: Runtime): ReturnType<Runtime['pages']>[number] {
  const page = runtime.pages().at(-1);
  if (page === undefined) throw new Error('No page is on the screen.');
  return page;
}

/** The rest of the backend, for a person without a number. */
function standard(route: string): HttpAnswer {
  switch (route) {
    case 'POST /v1/sessions':
      return answered(201, { token: 'token', expiresInSeconds: 7200, user: person(null) });
    case 'GET /v1/user':
      return answered(200, person(null));
    default:
      return answered(202, {});
  }
}

/** Long enough for answered requests, encrypted storage and navigation; nothing here waits for more. */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 40);
  });
}
