import { defaultAccount } from 'wechat-simulator';

import { startBackend } from '../../src/start-backend';
import { openSharedState } from '../../src/store/state-folder';

/**
 * One of several backends on one database: `<url of the simulated WeChat> <database> <vault key in hex>`. Prints its
 * url once it listens; ends in order on SIGTERM.
 */
async function main(): Promise<void> {
  const [baseUrl = '', databaseUrl = '', key = ''] = process.argv.slice(2);
  const { appid, secret } = defaultAccount;
  const state = await openSharedState({ databaseUrl, vaultKey: Buffer.from(key, 'hex') });
  const backend = await startBackend({ wechat: { baseUrl, appid, secret }, ...state });
  process.once('SIGTERM', () => {
    void backend
      .close()
      .then(() => state.store.close())
      .then(() => process.exit(0));
  });
  process.stdin.once('end', () => process.exit(1)).resume();
  process.stdout.write(`${backend.url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
