import { createFaultSwitch, type FaultSwitch } from '../backend/fault-switch';
import { type RunningBackend, startBackend } from '../backend/start-backend';
import { systemClock } from '../wechat/clock';
import { startWechatServer, type WechatServer } from '../wechat/http/server';
import { createRandom } from '../wechat/random';
import { defaultAccount } from '../wechat/seed';
import { createWechat, type Wechat } from '../wechat/wechat';

/** The address that the program in development expects its backend at (miniprogram/config.ts). */
export const backendOrigin = 'http://127.0.0.1:8787';

/** What stands around the program: the simulated WeChat and the stand-in backend that trusts it. */
export interface Stand {
  readonly wechat: Wechat;
  readonly wechatServer: WechatServer;
  readonly backend: RunningBackend;
  /** Makes the backend answer wrongly, late or not at all. */
  readonly faults: FaultSwitch;
  close(): Promise<void>;
}

export interface StandOptions {
  /** @default any free port */
  readonly backendPort?: number;
  /** Seed of every code and key. @default 1 */
  readonly seed?: number;
}

export async function openStand({ backendPort = 0, seed = 1 }: StandOptions = {}): Promise<Stand> {
  const wechat = createWechat({ clock: systemClock, random: createRandom(seed) });
  const wechatServer = await startWechatServer({ wechat });
  const faults = createFaultSwitch();
  const { appid, secret } = defaultAccount;
  const start = (port: number) =>
    startBackend({
      port,
      wechat: { appid, secret, baseUrl: wechatServer.url },
      before: [faults.handler],
    });
  const backend = await start(backendPort).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return start(0);
  });
  return {
    wechat,
    wechatServer,
    backend,
    faults,
    async close() {
      await backend.close();
      await wechatServer.close();
    },
  };
}
