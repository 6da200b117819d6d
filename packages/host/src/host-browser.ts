import { missingCjkFont } from './browser/cjk-font';
import type { BrowserPage, LaunchedBrowser } from './browser/launch-browser';
import { launchBrowser } from './browser/launch-browser';
import { screens } from './phone/settings';
import type { Assets } from './server/assets';
import type { HostState } from './server/host-state';

/** How a host wants its own browser. */
interface OwnBrowser {
  readonly browserPath?: string | undefined;
  readonly temporaryFolder?: string | undefined;
  readonly log?: (line: string) => void;
}

/** What a phone needs and a build does not: both take their time in processes of their own. */
export function openAhead(assets: Assets, { browserPath, temporaryFolder, log }: OwnBrowser) {
  const launching = launchBrowser({ path: browserPath, temporaryFolder });
  const font = missingCjkFont();
  if (font !== undefined) log?.(font);
  // A page without its script would never say that it is ready.
  const ready = Promise.all([launching, assets.read('phone.js')]).then(([launched]) => launched);
  // Nobody may be waiting for it yet, or any more.
  ready.catch(() => undefined);
  return {
    ready,
    close: () =>
      launching.then(
        (launched) => launched.close(),
        () => undefined,
      ),
  };
}

export async function openPhone(
  launched: LaunchedBrowser,
  url: string,
  { settings, journal }: HostState,
): Promise<BrowserPage> {
  const { width, height } = screens[settings.get().device];
  return await launched.openPage({
    url: `${url}/phone?notices=none`,
    viewport: { width, height },
    deviceScaleFactor: 2,
    touch: true,
    onProblem: (text) => {
      journal.add({ kind: 'notice', severity: 'warning', text });
    },
  });
}

/** Keeps the browser's page as large as the screen of the phone that it shows. */
export function followDevice({ settings, journal }: HostState, page: BrowserPage): () => void {
  let { device } = settings.get();
  return journal.onEntry((entry) => {
    const next = settings.get().device;
    if (entry.kind !== 'changed' || next === device) return;
    device = next;
    const { width, height } = screens[device];
    page.setViewport({ width, height }).catch((error: unknown) => {
      const text = `The screen could not take the size of the ${device}: ${String(error)}`;
      journal.add({ kind: 'notice', severity: 'warning', text });
    });
  });
}
