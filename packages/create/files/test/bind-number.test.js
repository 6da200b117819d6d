/** @jest-environment node */
const automator = require('miniprogram-automator');
const { cliPath } = require('miniprogram-host');

const { backendOrigin, openStand, projectPath } = require('../start/stand');

/** A person binds a number: the program in Chromium, a simulated WeChat and a stand-in backend behind it. */
let stand;
let miniProgram;

beforeAll(async () => {
  stand = await openStand();
  miniProgram = await automator.launch({
    cliPath,
    projectPath,
    port: Number(process.env.AUTOMATION_PORT ?? 9420),
    args: [
      ...['--platform', `${stand.server.url}/device/lin`],
      ...['--resolve', `${backendOrigin}=${stand.backend.url}`],
      ...['--set', 'privacy=agreed'],
    ],
  });
}, 120_000);

afterAll(async () => {
  await miniProgram?.close();
  await stand?.close();
});

/** What `look` finds, once it finds something. */
async function once(look) {
  for (let tries = 0; tries < 60; tries += 1) {
    const found = await look().catch(() => undefined);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`Nothing came of ${look}.`);
}

const find = (selector) => once(async () => (await miniProgram.currentPage()).$(selector));

test('a number is bound, and paid for once', async () => {
  await (await find('#phone')).tap();
  const quick = await find('#quick');
  await (await once(() => quick.$('button'))).tap();
  await once(async () => {
    await miniProgram.native().authorizeAllow();
    return true;
  });
  const shown = await once(async () => {
    const value = await (await miniProgram.currentPage()).$('.account__value');
    const text = (await value?.text()) ?? '';
    return text.includes('135') ? text.trim() : undefined;
  });
  expect(shown).toBe('135 **** **66');
  expect(stand.wechat.ledger.charges()).toHaveLength(1);
}, 90_000);
