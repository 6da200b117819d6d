import { cliPath } from 'miniprogram-host';
import type { Automated } from 'onboarding-testing';
import { automate } from 'onboarding-testing';

import names from '../abilities.json';
import { builtProgram, programs } from '../programs';
import { abilities } from './abilities';

/** Output of uni-app and of Taro, driven on the host through the client that its users have. */
test('docs/host.md promises what is driven here', () => {
  expect(names).toStrictEqual(Object.keys(abilities));
});

describe.each(programs)('$name', (program) => {
  let automated: Automated;
  const exceptions: unknown[] = [];

  beforeAll(async () => {
    automated = await automate({ cliPath, projectPath: builtProgram(program) });
    automated.miniProgram.on('exception', (exception: unknown) => exceptions.push(exception));
  });

  afterAll(() => automated.close());

  beforeEach(async () => {
    exceptions.length = 0;
    await automated.miniProgram.reLaunch('/pages/home/home');
  });

  test.each(Object.entries(abilities))('%s', async (_name, ability) => {
    await ability(automated.miniProgram);
    expect(exceptions).toStrictEqual([]);
  });
});
