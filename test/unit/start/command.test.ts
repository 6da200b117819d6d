import { npmRun } from 'onboarding-testing';

/** `npm start` where nothing is started: what a person reads in the terminal, and nothing else. */
test.each([['--help'], ['-h']])('%s says how it is called', async (word) => {
  const { code, stdout, stderr } = await npmRun('start', [word]);
  expect([code, stderr]).toStrictEqual([0, '']);
  expect(stdout).toMatch(/^npm start -- \[folder of a project\] .*--backend .*--port /u);
});

test('a folder that is no project is named, in one line', async () => {
  const { code, stderr } = await npmRun('start', ['../没有 这个']);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^project\.config\.json error: .* in \/.*没有 这个\. Give the folder .*\n$/u,
  );
});
