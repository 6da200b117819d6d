import type { Reply } from 'onboarding-testing';
import { send } from 'onboarding-testing';
import type { Wechat, WechatServer } from 'wechat-simulator';
import {
  createRandom,
  createWechat,
  defaultAccount,
  startWechatServer,
  systemClock,
} from 'wechat-simulator';

import type { Place } from '../store/places';
import { sharedPlaces } from '../store/places';
import type { BackendProcess } from './processes';
import { startProcesses } from './processes';

// Processes start, on a machine that may be doing other things.
jest.setTimeout(240_000);

const { appid } = defaultAccount;
const backends = 3;
const people = 100;
const rounds = 30;
/** Codes on their way while one of the processes is told to end. */
const codesAtStop = Number(process.env['RACE_CODES'] ?? 200);
const connectionsAtStop = 25;

/** Everybody has a number of their own, and one that everybody else has too. */
const users = Array.from({ length: people + 1 }, (_none, index) => ({
  id: `p${index}`,
  nickname: `p${index}`,
  numbers: [
    { id: 'own', countryCode: '86', purePhoneNumber: String(13_500_000_000 + index) },
    { id: 'shared', countryCode: '86', purePhoneNumber: String(13_600_000_000 + (index >> 1)) },
  ],
}));
const indices = (count: number): readonly number[] => Array.from({ length: count }, (_n, i) => i);

describe.each(sharedPlaces)('several processes on %s', (_name, open) => {
  let place: Place;
  let wechat: Wechat;
  let server: WechatServer;
  let processes: readonly BackendProcess[];
  let tokens: readonly string[];
  beforeAll(async () => {
    place = await open();
    const quota = { trialUses: 1_000_000 };
    wechat = createWechat({ clock: systemClock, random: createRandom(5), users, quota });
    server = await startWechatServer({ wechat });
    const wechatUrl = server.url;
    processes = await startProcesses(backends, { wechatUrl, location: place.location });
    tokens = await Promise.all(indices(people + 1).map(signIn));
  });
  afterAll(async () => {
    await Promise.all(processes.map((one) => one.terminate()));
    await server.close();
    await place.close();
  });

  const backendOf = (turn: number): { readonly url: string } => {
    const backend = processes[turn % processes.length];
    if (backend === undefined) throw new Error('There is no such process.');
    return backend;
  };
  const signIn = async (index: number): Promise<string> => {
    const loginCode = wechat.login(appid, `p${index}`);
    const { body } = await send(backendOf(index), 'POST', '/v1/sessions', { body: { loginCode } });
    return String(body['token']);
  };
  const codeOf = (index: number, numberId = 'own'): string => {
    const granted = wechat.phone.grant({
      ...{ appid, userId: `p${index}`, component: 'quick', numberId },
      oldClient: false,
    });
    if (granted.kind !== 'granted') throw new Error(granted.errMsg);
    return granted.code;
  };
  const bind = (turn: number, index: number, code: string, key: string): Promise<Reply> =>
    send(backendOf(turn), 'POST', '/v1/user/phone', {
      ...{ token: tokens[index] ?? '', key, fresh: true },
      body: { kind: 'code', component: 'quick', code },
    });
  const everywhere = (ask: (turn: number) => Promise<Reply>): Promise<readonly Reply[]> =>
    Promise.all(indices(backends).map(ask));
  const reused = (): number =>
    wechat.phoneCodes.records().filter(({ reuses }) => reuses > 0).length;

  it('asks WeChat once about a code, whatever process and key it comes with', async () => {
    const before = reused();
    const replies: Reply[] = [];
    for (const index of indices(rounds)) {
      const code = codeOf(index);
      const keyOf = (turn: number) => `one-question-${index}-${turn}-aaaa`;
      replies.push(...(await everywhere((turn) => bind(turn, index, code, keyOf(turn)))));
    }
    const good = replies.filter(({ status }) => status === 200).length;
    expect([good, reused() - before]).toStrictEqual([rounds * backends, 0]);
  });

  it('keeps one answer for a key, and makes it once', async () => {
    const distinct = new Set<string>();
    let made = 0;
    for (const index of indices(rounds)) {
      const code = codeOf(index);
      const key = `one-answer-${index}-aaaaaaaa`;
      for (const reply of await everywhere((turn) => bind(turn, index, code, key))) {
        distinct.add(`${index} ${reply.status} ${JSON.stringify(reply.body['code'])}`);
        if (!reply.headers.has('idempotency-replayed')) made += 1;
      }
    }
    expect([distinct.size, made]).toStrictEqual([rounds, rounds]);
    expect([...distinct].every((one) => one.includes(' 200 '))).toBe(true);
  });

  it('gives a number to one person, however many prove it at the same moment', async () => {
    const outcomes = new Set<string>();
    for (const pair of indices(rounds)) {
      const replies = await Promise.all(
        [pair * 2, pair * 2 + 1].map((index) =>
          bind(index, index, codeOf(index, 'shared'), `one-person-${index}-aaaaaaaa`),
        ),
      );
      outcomes.add(JSON.stringify(replies.map(({ status }) => status).sort()));
    }
    expect([...outcomes]).toStrictEqual(['[200,409]']);
  });

  it('counts together what one person may ask WeChat, send and guess', async () => {
    // Somebody of whom nothing was counted yet.
    const index = people;
    const token = await signIn(index);
    const invented = await Promise.all(
      indices(60).map((turn) => bind(turn, index, `invented-${turn}`, `invented-${turn}-aaaaaaaa`)),
    );
    const statusCount = (replies: readonly Reply[], status: number): number =>
      replies.filter((reply) => reply.status === status).length;
    const number = { countryCode: '86', number: '13800138000' };
    const sent = await Promise.all(
      indices(9).map((turn) =>
        send(backendOf(turn), 'POST', '/v1/sms-codes', { token, body: number }),
      ),
    );
    const guessed = await Promise.all(
      indices(30).map((turn) =>
        send(backendOf(turn), 'POST', '/v1/user/phone', {
          ...{ token, key: `guess-${turn}-aaaaaaaaaa` },
          body: { kind: 'sms', ...number, smsCode: '000001' },
        }),
      ),
    );
    const wrong = guessed.filter(({ body }) => body['code'] === 'sms-code-wrong').length;
    expect([statusCount(invented, 422), statusCount(invented, 429)]).toStrictEqual([20, 40]);
    expect([statusCount(sent, 202), statusCount(sent, 429), wrong]).toStrictEqual([1, 8, 5]);
  });

  it('loses no code when a process is told to end among them', async () => {
    // So that some are on their way at any moment.
    wechat.faults.setLatency('getuserphonenumber', 50);
    const before = reused();
    const started = performance.now();
    let next = 0;
    let answered = 0;
    const refused: unknown[] = [];
    const ending = new Set<number>();
    const work = async (): Promise<void> => {
      while (next < codesAtStop) {
        const count = next;
        next += 1;
        const index = count % people;
        const code = codeOf(index);
        for (let turn = count; ; turn += 1) {
          if (ending.has(turn % backends)) continue;
          const reply = await bind(turn, index, code, `stop-${count}-aaaaaaaaaaaa`).catch(
            () => undefined,
          );
          if (reply === undefined) continue;
          answered += 1;
          if (reply.status !== 200) refused.push(reply.body);
          break;
        }
      }
    };
    const clients = indices(connectionsAtStop).map(work);
    while (answered < codesAtStop / 3) await new Promise((resolve) => setTimeout(resolve, 5));
    const ended = await processes[0]?.terminate();
    await Promise.all(clients);
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(`${Math.round(codesAtStop / seconds)} exchanges a second\n`);
    expect([ended, answered, refused, reused() - before]).toStrictEqual([0, codesAtStop, [], 0]);
  });
});
