import type { OpenStore } from 'onboarding-backend';
import { openStore } from 'onboarding-backend';

import { startStandIn } from '../../src/stand-in';
import type { WechatStage } from '../../src/wechat/stage';
import type { BrokenBackend } from './broken-backend';
import { timeoutMs } from './broken-backend';

type Options = Parameters<typeof startStandIn>[1];

/** The stand-in over a store that does something otherwise. */
export const overStore =
  (
    meddle: (store: OpenStore) => Partial<OpenStore>,
    options: (stage: WechatStage) => Options = () => ({}),
  ): BrokenBackend['open'] =>
  async (stage) => {
    const store = await openStore();
    return startStandIn(stage, {
      ...{ timeoutMs, store: { ...store, ...meddle(store) } },
      ...options(stage),
    });
  };

type Binding = Parameters<OpenStore['bindPhone']>[0];

/** The binding as if nothing had to prove it any more, and at once. */
export const withoutProof = ({ userId, phone, move, now }: Binding): Binding => ({
  ...{ userId, phone, move, now, provenAt: now },
});
