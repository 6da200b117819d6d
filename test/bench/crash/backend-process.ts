import { startBackend } from 'onboarding-backend';
import { defaultAccount } from 'wechat-simulator';

/**
 * A backend in a process of its own, to be killed: `<url of the simulated WeChat> <state folder>`. Prints its
 * url once it listens.
 */
async function main(): Promise<void> {
  const [baseUrl, stateFolder] = process.argv.slice(2);
  if (baseUrl === undefined || stateFolder === undefined) {
    throw new Error('Usage: backend-process <url of WeChat> <state folder>');
  }
  const { appid, secret } = defaultAccount;
  const unlimited = { calls: Infinity, windowMs: 1 };
  const { url } = await startBackend({
    wechat: { baseUrl, appid, secret },
    stateFolder,
    limits: { sessions: unlimited, exchanges: unlimited },
  });
  process.stdin.once('end', () => process.exit(1)).resume();
  process.stdout.write(`${url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
