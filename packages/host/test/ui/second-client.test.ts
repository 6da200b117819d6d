import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import automator from 'miniprogram-automator';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram';
import { WebSocket } from 'ws';

import type { Host } from '../../src/start-host';
import { startHost } from '../../src/start-host';

/** What @weapp-vite/miniprogram-automator asks beside the commands of WeChat's own client. */
let folder: string;
let host: Host;
let miniProgram: MiniProgram;
let socket: WebSocket;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'second-client-'));
  cpSync(join(__dirname, 'fixtures/conformance'), folder, { recursive: true });
  host = await startHost({ projectPath: folder, browser: 'launch', automationPort: 0 });
  const wsEndpoint = (await host.automationUrl) ?? '';
  miniProgram = await automator.connect({ wsEndpoint });
  socket = new WebSocket(wsEndpoint);
  await new Promise((resolve) => socket.once('open', resolve));
});

afterAll(async () => {
  miniProgram.disconnect();
  socket.close();
  await host.close();
  rmSync(folder, { recursive: true });
});

let lastId = 0;

function ask(method: string, params: object = {}): Promise<unknown> {
  const id = `second-${(lastId += 1)}`;
  return new Promise((resolve) => {
    const hear = (data: Buffer) => {
      const { id: to, ...reply } = JSON.parse(data.toString()) as { readonly id?: string };
      if (to !== id) return;
      socket.off('message', hear);
      resolve(reply);
    };
    socket.on('message', hear);
    socket.send(JSON.stringify({ id, method, params }));
  });
}

const mark = () => miniProgram.evaluate('() => { getApp().marked = true; }');
const isMarked = () => miniProgram.evaluate('() => getApp().marked === true');

test('Tool.compile starts the program anew, and answers once it runs', async () => {
  await mark();
  await expect(isMarked()).resolves.toBe(true);
  await expect(ask('Tool.compile')).resolves.toStrictEqual({ result: {} });
  await expect(isMarked()).resolves.toBe(false);
  expect((await miniProgram.currentPage())?.path).toBe('pages/home/home');
});

test('Tool.compile says what does not build, and the program runs on', async () => {
  await mark();
  writeFileSync(join(folder, 'pages/second/second.js'), 'Page({');
  await expect(ask('Tool.compile')).resolves.toStrictEqual({
    error: { message: expect.stringMatching(/^pages\/second\/second\.js:1:\d+ error: /) as string },
  });
  await expect(isMarked()).resolves.toBe(true);
  writeFileSync(join(folder, 'pages/second/second.js'), 'Page({})');
  await expect(ask('Tool.compile')).resolves.toStrictEqual({ result: {} });
  await expect(isMarked()).resolves.toBe(false);
});

test('Tool.clearCache clears the part that is named, and no other', async () => {
  const kept = () =>
    miniProgram.evaluate(
      `() => {
        const files = wx.getFileSystemManager();
        const path = wx.env.USER_DATA_PATH + '/kept.txt';
        try { files.accessSync(path); return [wx.getStorageSync('kept'), true]; }
        catch (error) { return [wx.getStorageSync('kept'), false]; }
      }`,
    );
  await miniProgram.evaluate(
    `() => {
      wx.setStorageSync('kept', 'yes');
      wx.getFileSystemManager().writeFileSync(wx.env.USER_DATA_PATH + '/kept.txt', 'x', 'utf8');
    }`,
  );
  await expect(kept()).resolves.toStrictEqual(['yes', true]);
  await expect(ask('Tool.clearCache', { clean: 'compile' })).resolves.toStrictEqual({ result: {} });
  await expect(kept()).resolves.toStrictEqual(['yes', true]);
  await expect(ask('Tool.clearCache', { clean: 'storage' })).resolves.toStrictEqual({ result: {} });
  await expect(kept()).resolves.toStrictEqual(['', true]);
  await expect(ask('Tool.clearCache', { clean: 'file' })).resolves.toStrictEqual({ result: {} });
  await expect(kept()).resolves.toStrictEqual(['', false]);
  await expect(ask('Tool.clearCache', { clean: 'everything' })).resolves.toStrictEqual({
    error: { message: expect.stringMatching(/^Tool\.clearCache: clean is one of all, /) as string },
  });
});
