import { join } from 'node:path';

import { buildProject } from '../../src/project/build-project';
import { describePlace } from '../../src/server/stuck-place';
import { startWatchdog } from '../../src/server/watchdog';

const after = (milliseconds: number, run: () => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

test('leaves a page alone that answers', async () => {
  const onHang = jest.fn();
  const ping = jest.fn(() => Promise.resolve());
  const stop = startWatchdog({ ping, onHang, patience: 100, after });
  await jest.advanceTimersByTimeAsync(1000);
  expect(onHang).not.toHaveBeenCalled();
  expect(ping.mock.calls.length).toBeGreaterThan(10);
  stop();
  const asked = ping.mock.calls.length;
  await jest.advanceTimersByTimeAsync(1000);
  expect(ping).toHaveBeenCalledTimes(asked);
});

test('tells once of a page that stops answering, and watches the next one', async () => {
  const onHang = jest.fn();
  let hangs = true;
  const ping = () => (hangs ? new Promise<void>(() => undefined) : Promise.resolve());
  onHang.mockImplementation(() => {
    hangs = false;
  });
  const stop = startWatchdog({ ping, onHang, patience: 100, after });
  await jest.advanceTimersByTimeAsync(119);
  expect(onHang).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1000);
  expect(onHang).toHaveBeenCalledTimes(1);
  stop();
});

test('takes a page that went away for no hanging page', async () => {
  const onHang = jest.fn();
  const stop = startWatchdog({
    ping: () => Promise.reject(new Error('closed')),
    onHang,
    patience: 100,
    after,
  });
  await jest.advanceTimersByTimeAsync(1000);
  expect(onHang).not.toHaveBeenCalled();
  stop();
});

test('names the file and line of the program’s own source', async () => {
  jest.useRealTimers();
  const result = await buildProject(join(__dirname, '../runtime/fixtures/sampler'));
  if (result.kind === 'failed') throw new Error('the sampler does not build');
  const { bundle } = result;
  const lines = bundle.script.split('\n');
  const line = lines.findIndex((text) => text.includes('broken on tap'));
  const column = lines[line]?.indexOf('throw') ?? 0;
  expect(
    describePlace(
      [{ url: `http://x/host/program/${bundle.id}.js`, line, column, functionName: 'handleTap' }],
      bundle,
    ),
  ).toBe('pages/second/second.js:22 (handleTap)');
});
