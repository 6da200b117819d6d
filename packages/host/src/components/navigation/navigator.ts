import { approximated } from '../../fidelity';
import { followHover, hoverProperties } from '../kit/hover';
import { tapByKeyboard } from '../kit/keyboard-tap';
import { setRole, undoAll } from '../kit/part';
import type { Instance } from '../kit/properties';
import { anyType, defineBuiltIn, number, text } from '../kit/properties';
import { shortForWx } from '../kit/short-for-wx';

const properties = {
  target: text('self'),
  url: text(),
  openType: text('navigate'),
  delta: number(1),
  appId: text(),
  path: text(),
  extraData: anyType(null),
  version: text('release'),
  shortLink: text(),
  ...hoverProperties('navigator-hover', 50, 600),
};

type Navigator = Instance<typeof properties>;

/** The `wx` API that each open-type is short for. */
const apis: Readonly<Record<string, string>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
};

/** With target miniProgram; leaving works with that only. */
const apisToOther: Readonly<Record<string, string>> = {
  navigate: 'navigateToMiniProgram',
  navigateBack: 'navigateBackMiniProgram',
  exit: 'exitMiniProgram',
};

/** `<navigator>`: a link to a page or another mini program (documentation: 组件/导航/navigator). */
export const navigator = defineBuiltIn({
  tag: 'navigator',
  fidelity: approximated('Other mini programs cannot be opened: fail says so; exit does nothing.'),
  properties,
  css: `
wx-navigator { display: block; height: auto; width: auto; }
.navigator-hover { background-color: rgba(0, 0, 0, 0.1); opacity: 0.7; }`,
  attached(self) {
    setRole(self, 'link');
    return undoAll(
      followHover(self),
      tapByKeyboard(self),
      self.on('tap', () => {
        go(self);
      }),
    );
  },
});

function go(self: Navigator): void {
  const { target, openType, url, delta } = self.properties;
  const toOther = target === 'miniProgram';
  const method = (toOther ? apisToOther : apis)[openType];
  if (method === undefined) return;
  if (toOther) void goToOther(self, method);
  else shortForWx(self, method, { url, delta });
}

/** Documentation: only going to another mini program has events. */
async function goToOther(self: Navigator, method: string): Promise<void> {
  try {
    const result = await self.callWx(method, otherProgram(self));
    self.trigger('success', result);
    self.trigger('complete', result);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const detail = { errMsg: `${method}:fail ${reason}` };
    self.trigger('fail', detail);
    self.trigger('complete', detail);
  }
}

function otherProgram({ properties: { appId, path, extraData, version, shortLink } }: Navigator) {
  return { appId, path, extraData: extraData ?? {}, envVersion: version, shortLink };
}
