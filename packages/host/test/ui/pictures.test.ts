import { join } from 'node:path';

import { automate } from 'onboarding-testing';

import type { PhoneSettings } from '../../src/phone/settings';
import { startHost } from '../../src/start-host';

/** A program with a turning word, a long transition, a caret and a picture: what makes pictures differ. */
const projectPath = join(__dirname, 'fixtures/moving');

/** Two pictures of one fresh host, some time apart. */
async function twoPictures(motion: PhoneSettings['motion']): Promise<readonly [Buffer, Buffer]> {
  const host = await startHost({ projectPath, browser: 'launch', port: 0, settings: { motion } });
  try {
    const first = await host.screenshot();
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    return [first, await host.screenshot()];
  } finally {
    await host.close();
  }
}

test('without motion two fresh hosts, and the client, give the same picture to the byte', async () => {
  const [first, later] = await twoPictures('off');
  expect(later.equals(first)).toBe(true);
  const [other] = await twoPictures('off');
  expect(other.equals(first)).toBe(true);

  const cliPath = join(__dirname, '../../bin/miniprogram-host');
  const args = ['--set', 'motion=off'];
  const automated = await automate({ cliPath, projectPath, args });
  try {
    const picture = await automated.miniProgram.screenshot();
    expect(Buffer.from(String(picture), 'base64').equals(first)).toBe(true);
  } finally {
    await automated.close();
  }
});

test('with motion the same program gives another picture a moment later', async () => {
  const [first, later] = await twoPictures('on');
  expect(later.equals(first)).toBe(false);
});

test('a host without a browser of its own says so', async () => {
  const host = await startHost({ projectPath, port: 0 });
  await expect(host.screenshot()).rejects.toThrow(
    'This host has no browser of its own to take a picture with.',
  );
  await host.close();
});
