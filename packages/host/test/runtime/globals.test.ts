/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';
import { temporaryProject } from '../project/temporary-project';

/** What program code asks, in a file of its own: the scope of `evaluate` is another one. */
const questions = {
  'ask.js': `
    exports.sameGlobals = () => [
      typeof global, global === globalThis, global.globalThis === global,
      global.Object === Object, global.Symbol === Symbol, global.Function === Function,
      global.setTimeout === setTimeout, global.wx === wx, global.Array.from([1])[0],
    ];
    exports.keys = () => Object.keys(globalThis);
    exports.outside = () => ['window', 'document', 'fetch', 'process', 'self'].filter((name) => name in globalThis);
    exports.own = () => { global.mine = 1; return [globalThis.mine, typeof mine]; };
    exports.config = () => __wxConfig;
    exports.direct = () => eval('1+1');
    exports.indirect = () => (0, eval)('this');
    exports.byGlobal = () => globalThis.eval('this');
    exports.plugin = () => requirePlugin('myPlugin');
    exports.console = () => {
      console.time('load');
      console.timeEnd('load');
      console.table([{ a: 1 }]);
      console.count();
      console.count();
      console.assert(1 === 2, 'sums');
      console.group('inside');
      console.groupCollapsed('folded');
      console.groupEnd();
      console.dir({ b: 2 });
      console.trace('here');
      console.clear();
    };`,
  'app.js': "App({ ask: require('./ask') })",
};

let run: ProgramRun;

beforeAll(async () => {
  run = await runProgram(temporaryProject(questions).dir);
});

afterAll(() => {
  run.close();
});

const ask = (name: string) => run.runtime.evaluate(`() => getApp().ask.${name}()`, []);

test('global and globalThis are one harmless object with what the language and WeChat have', async () => {
  expect(await ask('sameGlobals')).toStrictEqual([
    'object',
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    1,
  ]);
  expect(await ask('keys')).toStrictEqual([]);
  expect(await ask('outside')).toStrictEqual([]);
  expect(await ask('own')).toStrictEqual([1, 'undefined']);
});

test('__wxConfig tells version, account and pages', async () => {
  expect(await ask('config')).toMatchObject({
    envVersion: 'develop',
    accountInfo: { appId: 'wx0000000000000000', nickname: 'small' },
    pages: ['pages/home/home'],
    entryPagePath: 'pages/home/home.html',
  });
  run.phone.settings.set({ envVersion: 'trial' });
  expect(await ask('config')).toHaveProperty('envVersion', 'trial');
});

test.each(['direct', 'indirect', 'byGlobal'])('eval runs nothing: %s', async (name) => {
  await expect(ask(name)).rejects.toThrow(
    'Code generation from strings is not allowed in a mini program.',
  );
});

test('eval runs nothing in what automation evaluates either', async () => {
  await expect(run.runtime.evaluate('() => eval("1")', [])).rejects.toThrow(
    'Code generation from strings is not allowed in a mini program.',
  );
});

test('requirePlugin says what is missing', async () => {
  await expect(ask('plugin')).rejects.toThrow(
    'requirePlugin("myPlugin") is not implemented by this host: it runs no plugins',
  );
  await expect(
    run.runtime.evaluate(
      '() => requirePlugin.async("myPlugin").catch(({ message }) => message)',
      [],
    ),
  ).resolves.toBe('requirePlugin("myPlugin") is not implemented by this host: it runs no plugins');
});

test('console has the methods that measure, count and arrange, and the journal keeps their words', async () => {
  const heard: unknown[] = [];
  const stop = run.phone.journal.on('console', ({ type, args }) => heard.push([type, ...args]));
  const names = [
    'log',
    'error',
    'table',
    'dir',
    'trace',
    'group',
    'groupCollapsed',
    'clear',
  ] as const;
  const quiet = names.map((name) => jest.spyOn(console, name).mockReturnValue());
  await ask('console');
  for (const spy of quiet) spy.mockRestore();
  stop();
  expect(heard).toStrictEqual([
    ['log', expect.stringMatching(/^load: \d+(\.\d+)? ms$/)],
    ['log', [{ a: 1 }]],
    ['log', 'default: 1'],
    ['log', 'default: 2'],
    ['error', 'Assertion failed:', 'sums'],
    ['log', 'inside'],
    ['log', 'folded'],
    ['log', { b: 2 }],
    ['log', 'here'],
  ]);
});
