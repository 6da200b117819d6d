import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Store } from 'onboarding-backend';
import { openStore } from 'onboarding-backend';
import { createRandom, createWechat, startWechatServer, systemClock } from 'wechat-simulator';

import { createDice } from '../faults/dice';
import { readNumberArgument } from '../number-argument';
import { createKillableBackend } from './killable-backend';
import type { Acknowledged } from './stubborn-client';
import { bindUntilAnswered, signInUntilAnswered } from './stubborn-client';

const kills = 4;
const people = 8;
/** A busy machine takes ten seconds to start a backend, and the claims of a killed one hold for five. */
const longestRunMs = 180_000;

/**
 * `npm run bench:crash`: kills the backend with SIGKILL at random moments while people bind numbers, starts
 * it again on the same folder, and checks afterwards that everything it acknowledged is still there.
 */
async function main(): Promise<void> {
  const seed = readNumberArgument(process.argv.slice(2), { name: 'seed', fallback: 20231101 });
  const dice = createDice(seed, 'kills');
  const users = Array.from({ length: people }, (_none, index) => ({
    id: `p${index}`,
    nickname: `p${index}`,
    numbers: [{ id: 'own', countryCode: '86', purePhoneNumber: String(13_500_000_000 + index) }],
  }));
  const wechat = createWechat({
    clock: systemClock,
    random: createRandom(seed),
    users,
    quota: { trialUses: 1_000_000 },
  });
  const server = await startWechatServer({ wechat });
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  const backend = createKillableBackend(server.url, folder);
  await backend.start();

  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort();
  }, longestRunMs);
  let isOver = false;
  const acknowledged: Acknowledged[] = [];
  const lives = users.map(async ({ id }) => {
    const token = await signInUntilAnswered(backend, wechat, id, controller.signal);
    while (!isOver) {
      acknowledged.push(await bindUntilAnswered(backend, wechat, id, token, controller.signal));
    }
  });
  for (let count = 0; count < kills; count += 1) {
    // Not before it works: a start takes longer than the moments between kills.
    await untilMoreThan(acknowledged, acknowledged.length, controller.signal);
    await new Promise((resolve) => setTimeout(resolve, dice.between(0, 400)));
    await backend.kill();
    await backend.start();
  }
  isOver = true;
  await Promise.all(lives);
  clearTimeout(timer);
  await backend.kill();

  const store = await openStore(join(folder, 'backend.sqlite'));
  const lost = await lossesIn(store, acknowledged);
  await store.close();
  await server.close();
  rmSync(folder, { recursive: true });

  const charges = wechat.ledger.charges().length;
  const refused = acknowledged.filter(({ status }) => status !== 200).length;
  const reused = wechat.phoneCodes.records().filter(({ reuses }) => reuses > 0).length;
  process.stdout.write(
    [
      `npm run bench:crash -- ${seed}`,
      `kills                                      ${kills}`,
      `codes granted and charged                  ${charges}`,
      `answers acknowledged                       ${acknowledged.length}`,
      `acknowledged and lost                      ${lost.length}`,
      // Consumed at WeChat, killed before its answer reached the backend: only WeChat could give it again.
      `killed between WeChat and the first record ${reused}`,
      `answered phone-code-invalid                ${refused}`,
      '',
    ].join('\n'),
  );
  const isKept = lost.length === 0 && refused === reused && acknowledged.length === charges;
  if (!isKept || acknowledged.length < people) {
    process.stderr.write('Broken promise: something acknowledged was lost, or nothing was done.\n');
    process.exitCode = 1;
  }
}

/** What was acknowledged and is not there. */
async function lossesIn(store: Store, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const lost: string[] = [];
  for (const { userId, key, status } of acknowledged) {
    if ((await store.findAnswer(userId, key))?.status !== status) lost.push(key);
    // Refused is not lost: nothing was promised.
    if (status === 200 && (await store.findUser(userId))?.phone === null) lost.push(userId);
  }
  return lost;
}

async function untilMoreThan(
  list: readonly unknown[],
  length: number,
  signal: AbortSignal,
): Promise<void> {
  while (list.length <= length) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
