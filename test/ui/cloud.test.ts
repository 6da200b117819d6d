import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CloudStand } from '../support/cloud/cloud-stand';
import { openCloudStand } from '../support/cloud/cloud-stand';
import type { ProgramCopy } from '../support/program-copy';
import { copyProgram } from '../support/program-copy';
import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';
import { accountPage, masked, openPhoneButton, quick } from './phone-journeys';
import { chooseAvatar, openProfile, writeNickname } from './profile-journeys';

const env = 'simulated-0';

describe.each([
  ['cloudFunction', `name: 'onboarding'`, `https://6f6e-${env}.tcb.qcloud.la/onboarding/avatars/`],
  ['cloudContainer', `service: 'onboarding'`, '/v1/avatars/'],
] as const)('a backend in WeChat’s cloud, by %s', (transport, target, pictures) => {
  let folder: string;
  let stand: CloudStand;
  let copy: ProgramCopy;
  let program: ProgramUnderTest;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cloud-'));
    stand = await openCloudStand(transport, { env, databaseUrl: join(folder, 'backend.sqlite') });
    copy = copyProgram();
    copy.edit(
      'config.ts',
      "devtools: backend('http://127.0.0.1:8787'),",
      `devtools: {
        transport: '${transport}', env: '${env}', ${target},
        pathPrefix: '/v1', headers: {}, timeoutMs: 10_000,
      },`,
    );
    const { wechatServer, resolve } = stand;
    const { projectPath } = copy;
    program = await launchProgram({ projectPath, platformUrl: wechatServer.url, resolve });
  });

  afterAll(async () => {
    await program.close();
    await stand.close();
    copy.remove();
    rmSync(folder, { recursive: true });
  });

  test('a tap binds the number, paid for once and exchanged once', async () => {
    await program.tapPhoneButton(await openPhoneButton(program, quick), 'allow');
    const page = await program.page(accountPage);
    await expect(program.byText(page, '.account__value', masked)).resolves.toBeDefined();
    expect(stand.wechat.ledger.charges()).toMatchObject([{ component: 'quick' }]);
    expect(stand.wechat.phoneCodes.records().map(({ reuses }) => reuses)).toStrictEqual([0]);
  });

  test('picture and nickname are saved, the picture by way of the storage, of which nothing is left', async () => {
    const page = await openProfile(program);
    await chooseAvatar(program, page);
    await writeNickname(page, '小满');
    await (await program.byText(page, '#save', '保存')).tap();
    const account = await program.page(accountPage);
    await program.byText(account, '.account__name', '小满');
    const shown = String(await (await account.$('.account__avatar'))?.attribute('src'));
    expect(shown).toContain(pictures);
    expect([...stand.cloud.files.keys()].filter((file) => file.includes('uploads'))).toStrictEqual(
      [],
    );
  });
});
