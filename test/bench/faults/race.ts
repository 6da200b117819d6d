import type { WechatGateway } from 'onboarding-backend';
import { createGatewayOver } from 'onboarding-backend';
import type { Wechat } from 'wechat-simulator';
import { createRandom, createWechat, defaultAccount } from 'wechat-simulator';

import type { Contestant, Phone } from './contestant';
import { createDice } from './dice';
import type { Weather } from './network';
import { createNetwork } from './network';
import type { Fate } from './person';
import { livePerson } from './person';
import type { FaultSettings } from './settings';
import { createUpstream } from './upstream';
import type { VirtualTime } from './virtual-time';
import { createVirtualTime } from './virtual-time';

/** What one contestant made of all the people. */
export interface Result {
  readonly name: string;
  readonly people: number;
  /** Numbers that the backend has, by a charged code. */
  readonly bound: number;
  readonly byHand: number;
  readonly charges: number;
  /** Charges per bound number, but for those that nobody could save; `NaN` when nobody was bound. */
  readonly chargesPerNumber: number;
  /** People who were charged more than once, but for charges that nobody could save. */
  readonly chargedTwice: number;
  /** Charged codes that never became a number although WeChat would have given it. */
  readonly codesLost: number;
  /** Codes presented to WeChat again after their number had been delivered. */
  readonly consumedTwice: number;
  /** Charges lost at WeChat itself: its answer was lost, or the code was dead. */
  readonly beyondSaving: number;
  readonly answers40029: number;
  readonly stuck: number;
}

/** Makes a contestant over its own platform and its own backend. */
export type Enter = (
  wechat: Wechat,
  gateway: WechatGateway,
  time: VirtualTime,
) => Contestant | Promise<Contestant>;

const start = Date.UTC(2026, 0, 5, 8);
/** As long a code lives at WeChat. */
const CODE_LIFE_MS = 300_000;
/** A person arrives every so many milliseconds. */
const arrivalMs = 500;

/** Lets all people of the settings pass through one contestant; the same people for every contestant. */
export async function race(settings: FaultSettings, enter: Enter): Promise<Result> {
  const time = createVirtualTime(start);
  const people = Array.from({ length: settings.people }, (_none, index) => `p${index}`);
  const wechat = createWechat({
    clock: time,
    random: createRandom(settings.seed),
    quota: { trialUses: Math.round(settings.quota * settings.people) },
    users: people.map((id, index) => ({
      id,
      nickname: id,
      numbers: [{ id: 'own', countryCode: '86', purePhoneNumber: String(13_500_000_000 + index) }],
    })),
  });
  const upstream = createUpstream(wechat, time, settings);
  const gateway = createGatewayOver(upstream.call, {
    connection: defaultAccount,
    clock: time,
    paidCodeTimeoutMs: 30_000,
  });
  const contestant = await enter(wechat, gateway, time);
  const horizon = people.length * arrivalMs + 10 * 60_000;
  const every = settings.tokenMinutes * 60_000;
  for (let at = every; every > 0 && at < horizon; at += every) {
    time.after(at, () => {
      wechat.accessTokens.revoke(defaultAccount.appid);
    });
  }
  const fates = new Map<string, Fate>();
  const failures: unknown[] = [];
  people.forEach((userId, index) => {
    time.after(index * arrivalMs, () => {
      const phone = phoneOf(userId, settings, time, wechat);
      livePerson(phone, { time, wechat, contestant, settings }).then(
        (fate) => fates.set(userId, fate),
        (error: unknown) => failures.push(error),
      );
    });
  });
  await time.run();
  if (failures.length > 0) throw new AggregateError(failures, 'People of the bench failed.');

  const records = wechat.phoneCodes.records();
  const savable = records.filter(({ code }) => !upstream.beyondSaving.has(code));
  const has = await Promise.all(people.map((userId) => contestant.isBound(userId)));
  const charges = wechat.ledger.charges();
  const paid = new Map<string, number>();
  for (const { binding } of savable) paid.set(binding.openid, (paid.get(binding.openid) ?? 0) + 1);
  const charged = new Set(charges.map(({ openid }) => openid));
  const isCharged = (userId: string): boolean =>
    charged.has(wechat.directory.openid(defaultAccount.appid, userId) ?? '');
  const withNumber = people.filter((_userId, index) => has[index] === true);
  const bound = withNumber.filter(isCharged).length;
  return {
    name: contestant.name,
    people: people.length,
    bound,
    byHand: withNumber.length - bound,
    charges: charges.length,
    chargesPerNumber: (charges.length - upstream.beyondSaving.size) / bound,
    chargedTwice: [...paid.values()].filter((count) => count > 1).length,
    codesLost: savable.filter(({ consumedAt }) => consumedAt === undefined).length,
    consumedTwice: savable.filter(({ reuses }) => reuses > 0).length,
    beyondSaving: upstream.beyondSaving.size,
    answers40029: upstream.invalidAnswers(),
    // Who has no fate waits for ever.
    stuck: people.filter((userId) => (fates.get(userId) ?? 'stuck') === 'stuck').length,
  };
}

function phoneOf(
  userId: string,
  settings: FaultSettings,
  time: VirtualTime,
  wechat: Wechat,
): Phone {
  const dice = createDice(settings.seed, userId);
  const half = 12 * 60 * 60_000;
  const skew = dice.happens(settings.wrongClocks) ? dice.between(-half, half) : 0;
  const net = createDice(settings.seed, userId, 'net');
  let outage = { end: 0, wellUntil: 0 };
  const weather = (): Weather => {
    if (time.now() < outage.end) return 'out';
    return time.now() < outage.wellUntil ? 'well' : 'usual';
  };
  return {
    userId,
    dice,
    network: createNetwork(time, net, settings.requestFaults, weather),
    strike: (milliseconds) => {
      outage = { end: time.now() + milliseconds, wellUntil: time.now() + CODE_LIFE_MS };
    },
    now: () => Math.round(time.now() + skew),
    login: () => wechat.login(defaultAccount.appid, userId),
    stored: new Map(),
  };
}
