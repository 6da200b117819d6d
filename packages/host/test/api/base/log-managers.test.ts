import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Logger = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

function logging(name: string) {
  const on = wxOnPhone();
  const lines: string[] = [];
  on.phone.journal.on('notice', ({ severity, text }) => lines.push(`${severity} ${text}`));
  const logger = on.call(name) as Logger;
  return { logger, lines };
}

test('the log manager writes every level into the journal', () => {
  const { logger, lines } = logging('getLogManager');
  for (const level of ['debug', 'info', 'log', 'warn']) logger[level]?.({ a: 'b' }, 'text', 100);
  expect(lines).toStrictEqual(
    ['debug', 'info', 'log', 'warn'].map((level) => `info log ${level}: {"a":"b"} text 100`),
  );
});

test('what JSON cannot carry is written as text', () => {
  const { logger, lines } = logging('getLogManager');
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  logger['log']?.(circle, undefined);
  expect(lines).toStrictEqual(['info log log: [object Object] undefined']);
});

test.each([
  ['getLogManager', 'info log', 102_400],
  ['getRealtimeLogManager', 'realtime log info', 5120],
])('%s: a call that WeChat finds too long is a warning', (name, head, most) => {
  const { logger, lines } = logging(name);
  const call = name === 'getLogManager' ? 'log' : 'info';
  logger[call]?.('x'.repeat(most));
  expect(lines).toHaveLength(1);
  logger[call]?.('x'.repeat(most + 1));
  expect(lines[2]).toContain(`${most + 1} bytes, WeChat takes ${most} in one call.`);
  expect(lines[2]).toContain('warning');
  expect(lines[0]).toContain(head.replace('info log', 'log log'));
});

test('the realtime log names its page and its filter words', () => {
  const { logger, lines } = logging('getRealtimeLogManager');
  logger['in']?.({ route: 'pages/a/a' });
  logger['setFilterMsg']?.('lost');
  logger['setFilterMsg']?.('one');
  logger['addFilterMsg']?.('two');
  logger['error']?.('broken');
  expect(lines).toStrictEqual(['info realtime log error pages/a/a #one #two: broken']);
});

test('a tag has lines of its own, and nothing ever waits', () => {
  const { logger, lines } = logging('getRealtimeLogManager');
  logger['setFilterMsg']?.('word');
  const tagged = logger['tag']?.('plugin') as Logger;
  tagged['warn']?.('key', { a: 1 });
  expect(lines).toStrictEqual(['info realtime log warn [plugin]: key {"a":1}']);
  expect(logger['getCurrentState']?.()).toStrictEqual({
    size: 0,
    maxSize: 5120,
    logCount: 0,
    maxLogCount: 200,
  });
});

test('debugging can be switched, which changes nothing', async () => {
  expect(await wxOnPhone().outcome('setEnableDebug', { enableDebug: true })).toStrictEqual({
    success: { errMsg: 'setEnableDebug:ok' },
  });
});
