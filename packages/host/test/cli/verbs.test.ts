import { execFile } from 'node:child_process';
import { join } from 'node:path';

import { saidVerbs } from '../../src/cli/verbs';

const cli = join(__dirname, '../../bin/miniprogram-host');
const run = (...words: readonly string[]) =>
  new Promise<{ readonly code: number; readonly output: string }>((resolve) => {
    execFile(cli, words, (error, output) => {
      resolve({ code: error === null ? 0 : Number(error.code), output });
    });
  });

test('a verb that has nothing to do here says so, and only an upload is a failure', async () => {
  const { code, output } = await run('islogin', '--port', '21992');
  expect([code, output.split('\n')[0]]).toStrictEqual([0, '{"login":false}']);
  const failing = Object.entries(saidVerbs).filter(([, said]) => said.code !== 0);
  expect(failing.map(([verb]) => verb)).toStrictEqual(['upload']);
  const upload = await run('upload', '--project', '.', '-v', '1.0.0', '-d', 'x');
  expect(upload).toStrictEqual({
    code: 1,
    output:
      'upload: only WeChat DevTools and miniprogram-ci can reach WeChat’s servers; nothing was built and nothing was sent.\n',
  });
});

test('build-npm without a project is one line and exit code 1', async () => {
  await expect(run('build-npm', '--project', __dirname)).resolves.toMatchObject({ code: 1 });
});
