import { join } from 'node:path';

import type Element from 'miniprogram-automator/out/Element';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram';
import type Page from 'miniprogram-automator/out/Page';
import type { HostControl } from 'miniprogram-host';
import { createHostControl, inspectProject } from 'miniprogram-host';
import { automate, eventually, freePort, launchAutomated } from 'onboarding-testing';
import { createDevicePlatform } from 'wechat-simulator';

import { openStandBeside } from '../start/own-backend';
import type { Stand, StandOptions } from '../start/stand';
import { backendOrigin, openStand } from '../start/stand';
import type { RunningServer } from './backends/listen';
import type { WechatSettings } from './backends/wechat-calls';

const ownProject = join(__dirname, '../..');
const hostCli = join(ownProject, 'packages/host/bin/miniprogram-host');
/** DevTools' own command line; without it the journeys run on this project's host. */
const devToolsCli = process.env['WECHAT_DEVTOOLS_CLI'];
const userId = 'lin';
const onlyOnHost =
  'DevTools has no control for this; run the journey on the host, without WECHAT_DEVTOOLS_CLI.';
/** What journeys change, and find again as it was. */
const standardPhone: PhoneSettings = {
  baseLibrary: '3.17.0',
  client: 'host',
  envVersion: 'develop',
  theme: 'light',
  language: 'zh_CN',
  fontScale: 1,
  network: 'online',
  privacy: 'agreed',
  device: 'phone',
  update: 'none',
};

export interface ProgramUnderTest {
  readonly miniProgram: MiniProgram;
  /** The simulated WeChat, the stand-in backend and its faults. */
  readonly stand: Stand;
  /** Undefined on DevTools, which has no such control. */
  readonly host: HostControl | undefined;
  /**
   * Everything as after a first installation: nobody known, storage empty, the program just started;
   * on a phone as it was launched, or with other settings (on the host only).
   */
  startAfresh(settings?: PhoneSettings): Promise<void>;
  /** Kill and cold start: what was stored is kept (on the host only). */
  relaunch(): Promise<void>;
  /** Taps a phone button and chooses on its authorisation sheet, if one comes. */
  tapPhoneButton(button: Element, answer: 'allow' | 'refuse'): Promise<void>;
  /** The current page, once it is this one. */
  page(path: string): Promise<Page>;
  /** An element of the current page whose text is this, once it is there. */
  byText(page: Page, selector: string, text: string): Promise<Element>;
  close(): Promise<void>;
}

/** Settings of the simulated phone, as for `cli auto --set`. */
export type PhoneSettings = Readonly<Record<string, string | number>>;

export interface ProgramOptions {
  readonly settings?: PhoneSettings;
  /** @default the project itself */
  readonly projectPath?: string;
  /**
   * Opens a backend of somebody's own at this port, in the place of the stand-in.
   */
  readonly ownBackend?: (settings: WechatSettings, port: number) => Promise<RunningServer>;
  /** "client": `automator.launch` starts the host, as on DevTools it always does. @default "test" */
  readonly startedBy?: 'test' | 'client';
  /** Another simulated WeChat than the stand's (on the host only). */
  readonly platformUrl?: string;
  /** Where these origins are, beside the stand-in backend's (on the host only). */
  readonly resolve?: Readonly<Record<string, string>>;
}

/** Launches the program for miniprogram-automator, on the host or on DevTools. */
export async function launchProgram({
  settings = {},
  projectPath = ownProject,
  startedBy = 'test',
  ownBackend,
  ...elsewhere
}: ProgramOptions = {}): Promise<ProgramUnderTest> {
  const onDevTools = devToolsCli !== undefined;
  const launched = { ...standardPhone, ...settings };
  const { stand, closeStand } = await openAround(projectPath, onDevTools, ownBackend);
  const hostPort = await freePort();
  const host = onDevTools ? undefined : createHostControl(`http://127.0.0.1:${hostPort}`);
  const start = onDevTools || startedBy === 'client' ? launchAutomated : automate;
  const automated = await start({
    projectPath,
    cliPath: devToolsCli ?? hostCli,
    args: onDevTools ? [] : hostArguments({ stand, ...elsewhere }, launched, hostPort),
  }).catch(async (error: unknown) => {
    await closeStand();
    throw error;
  });
  const { miniProgram } = automated;
  return {
    miniProgram,
    stand,
    host,
    async startAfresh(changed = {}) {
      await stand.reset();
      if (host !== undefined) {
        await host.set({ ...launched, ...changed });
        await host.restart();
        return;
      }
      if (Object.keys(changed).length > 0) throw new Error(onlyOnHost);
      await miniProgram.callWxMethod('clearStorage', {});
      await miniProgram.callWxMethod('reLaunch', { url: '/pages/account/account' });
    },
    async relaunch() {
      if (host === undefined) throw new Error(onlyOnHost);
      await host.restart({ keepStorage: true });
    },
    tapPhoneButton: onDevTools
      ? (button, answer) => triggerPhoneEvent(stand, button, answer)
      : (button, answer) => answerPhoneSheet(miniProgram, button, answer),
    page: (path) =>
      eventually(`page ${path}`, async () => {
        const page = await miniProgram.currentPage();
        return page?.path === path ? page : undefined;
      }),
    byText: (page, selector, text) =>
      eventually(`${selector} "${text}"`, async () => {
        // The client's own types say `any` here.
        const elements = (await page.$$(selector)) as readonly Element[];
        const texts = await Promise.all(elements.map((element) => element.text()));
        return elements[texts.findIndex((one) => one.trim() === text)];
      }),
    async close() {
      await automated.close();
      await closeStand();
    },
  };
}

interface OpenedStand {
  readonly stand: Stand;
  readonly closeStand: () => Promise<void>;
}

async function openAround(
  projectPath: string,
  onDevTools: boolean,
  ownBackend: ProgramOptions['ownBackend'],
): Promise<OpenedStand> {
  const { appid } = inspectProject(projectPath);
  // DevTools cannot be told another address: there the backend needs its usual port.
  const usualPort = Number(new URL(backendOrigin).port);
  if (ownBackend !== undefined) {
    const port = onDevTools ? usualPort : await freePort();
    return openBeside(ownBackend, { seed: 1, appid }, port);
  }
  const backendPort = onDevTools ? usualPort : 0;
  const stand = await openStand({ seed: 1, appid, backendPort });
  return { stand, closeStand: () => stand.close() };
}

async function openBeside(
  ownBackend: NonNullable<ProgramOptions['ownBackend']>,
  options: StandOptions,
  port: number,
): Promise<OpenedStand> {
  const stand = await openStandBeside(`http://127.0.0.1:${port}`, options);
  const { appid, secret } = stand.account;
  const backend = await ownBackend({ baseUrl: stand.wechatServer.url, appid, secret }, port);
  return {
    stand,
    async closeStand() {
      await backend.close();
      await stand.close();
    },
  };
}

interface AroundProgram extends Pick<ProgramOptions, 'platformUrl' | 'resolve'> {
  readonly stand: Stand;
}

function hostArguments(
  { stand, platformUrl, resolve = {} }: AroundProgram,
  settings: PhoneSettings,
  hostPort: number,
): string[] {
  const origins = { [backendOrigin]: stand.backendUrl, ...resolve };
  return [
    '--port',
    String(hostPort),
    '--platform',
    `${platformUrl ?? stand.wechatServer.url}/device/${userId}`,
    ...Object.entries(origins).flatMap(([origin, url]) => ['--resolve', `${origin}=${url}`]),
    ...Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${String(value)}`]),
  ];
}

async function answerPhoneSheet(
  miniProgram: MiniProgram,
  button: Element,
  answer: 'allow' | 'refuse',
): Promise<void> {
  await button.tap();
  const native = miniProgram.native();
  await eventually('the authorisation sheet', async () => {
    await (answer === 'allow' ? native.authorizeAllow() : native.authorizeCancel());
    return true;
  });
}

/** Automation cannot touch DevTools' sheets: the event is sent with a code of the simulated platform. */
async function triggerPhoneEvent(
  stand: Stand,
  button: Element,
  answer: 'allow' | 'refuse',
): Promise<void> {
  const openType = await button.attribute('open-type');
  const event = openType.toLowerCase();
  const component = openType === 'getRealtimePhoneNumber' ? 'realtime' : 'quick';
  if (answer === 'refuse') {
    await button.trigger(event, { errMsg: `${openType}:fail user deny` });
    return;
  }
  const device = createDevicePlatform(stand.wechat, { userId });
  const { appid } = stand.account;
  const query = await device.queryPhone({ appid, component });
  if (query.kind === 'refused') {
    await button.trigger(event, query);
    return;
  }
  const grant = await device.grantPhone({ appid, component, numberId: query.numbers[0]?.id ?? '' });
  await button.trigger(event, { errMsg: `${openType}:ok`, ...grant });
}
