import type { SmsOutbox, WechatGateway } from 'onboarding-backend';
import { createBackend, createSmsOutbox, openStore } from 'onboarding-backend';
import { dispatch } from 'onboarding-testing';
import type { Wechat } from 'wechat-simulator';
import { createRandom, defaultAccount } from 'wechat-simulator';

import type { ProgramConfig } from '../../../../miniprogram/models/config';
import type { PhoneProgress } from '../../../../miniprogram/models/phone';
import type { Services } from '../../../../miniprogram/services/create-services';
import { createServices } from '../../../../miniprogram/services/create-services';
import type { Contestant, ProgramLife, Shown } from '../contestant';
import type { VirtualTime } from '../virtual-time';
import { benchOrigin, createBenchPlatform } from './bench-platform';

const backend = {
  transport: 'https',
  baseUrl: benchOrigin,
  pathPrefix: '/v1',
  headers: {},
  timeoutMs: 10_000,
} as const;
const config: ProgramConfig = {
  backend: { devtools: backend, develop: backend, trial: backend, release: backend },
  phone: { methods: ['quick', 'manual'], quotaPauseMs: 6 * 60 * 60 * 1000, preferApi: false },
  developer: 'devtools',
  avatar: { crop: false, maxWidth: 1080 },
};

/** The services of miniprogram/ before the Express application of onboarding-backend, contract checks included. */
export async function createThisProgram(
  wechat: Wechat,
  gateway: WechatGateway,
  time: VirtualTime,
): Promise<Contestant> {
  const store = await openStore();
  const outbox = createSmsOutbox();
  const app = createBackend({
    gateway,
    clock: time,
    random: createRandom(1),
    store,
    smsSender: outbox,
    // Everybody here comes from one address.
    limits: { sessions: { calls: Infinity, windowMs: 1 } },
    report: (error) => {
      throw error;
    },
  });
  // Reads the contract from disk before virtual time begins.
  await dispatch(app, { method: 'GET', path: '/v1/user', headers: {} });
  return {
    name: 'this program',
    start: (phone, line) =>
      live(createServices(createBenchPlatform(app, time, phone, line), config), outbox),
    isBound: async (userId) => {
      const openid = wechat.directory.openid(defaultAccount.appid, userId) ?? '';
      const fresh = { id: userId, openid, nickname: null, avatarId: null, phone: null };
      return (await store.findOrCreateUser(fresh, 0)).phone !== null;
    },
  };
}

/** Does what app.ts and pages/phone do with the services, without drawing it. */
function live(services: Services, outbox: SmsOutbox): ProgramLife {
  const { phone } = services;
  const offered = (): Shown => (phone.methods().includes('quick') ? 'button' : 'manual');
  const shownOf = (progress: PhoneProgress): Shown | null => {
    switch (progress.kind) {
      case 'finishing':
        return null;
      case 'idle':
        return offered();
      case 'bound':
        return 'bound';
      case 'unsettled':
        return 'retry';
      case 'spent':
        phone.acknowledge();
        return offered();
      case 'conflict':
        throw new Error('Two people of the bench have one number.');
    }
  };
  /** What the page shows once it is no longer finishing, nor, for whom it is nothing new, offers to go on. */
  const seen = (isPatient = false): Promise<Shown> =>
    new Promise((resolve) => {
      const look = (progress: PhoneProgress): void => {
        const shown = shownOf(progress);
        if (shown === null || (shown === 'retry' && isPatient)) return;
        leave();
        resolve(shown);
      };
      const leave = phone.subscribe(look);
      look(phone.progress());
    });
  const load = (): Promise<boolean> =>
    services.user.load().then(
      (user) => user.phone !== null,
      () => false,
    );
  return {
    open: async () => {
      await phone.resume();
      // As the samples: a second look when the first had no answer.
      return (await load()) || (await load()) ? 'bound' : seen();
    },
    tapped: () => {
      phone.markTap();
    },
    receive: (detail) => {
      const outcome = phone.receive('quick', detail);
      if (outcome.kind === 'quota-exhausted') return Promise.resolve('manual');
      if (outcome.kind === 'granted') void phone.settle();
      return seen();
    },
    retry: () => {
      if (phone.progress().kind === 'unsettled') void phone.settle();
      return seen();
    },
    wait: () => seen(true),
    manual: async (number) => {
      await services.manual.sendCode(number);
      const message = [...outbox.messages()]
        .reverse()
        .find((one) => one.number.pureNumber === number.number);
      if (message === undefined) return 'manual';
      const result = await services.manual.bind(number, message.smsCode, false);
      return result.kind === 'bound' ? 'bound' : 'manual';
    },
  };
}
