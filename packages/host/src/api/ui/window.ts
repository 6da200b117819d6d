import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext, ShareMenu } from '../kit/context';
import { textParameter } from '../kit/parameters';

const menusOf = ({ menus }: Options, fallback: readonly ShareMenu[]): readonly ShareMenu[] =>
  Array.isArray(menus) ? (menus as readonly ShareMenu[]) : fallback;

const textStyles = ['dark', 'light'];

function textStyleOf(options: Options): string {
  const style = textParameter(options, 'textStyle');
  if (textStyles.includes(style)) return style;
  throw new ApiFailure(`invalid textStyle "${style}"`);
}

function scroll({ window }: ApiContext, { scrollTop, selector, offsetTop, duration }: Options) {
  const time = typeof duration === 'number' ? duration : 300;
  const found = typeof selector === 'string' ? window.scrollToSelector(selector) : undefined;
  const top = found ?? (typeof scrollTop === 'number' ? scrollTop : undefined);
  if (top === undefined) throw new ApiFailure('no such node or scrollTop');
  window.scrollTo(
    top + (found !== undefined && typeof offsetTop === 'number' ? offsetTop : 0),
    time,
  );
}

/** Background, scrolling, leaving and sharing a page (documentation: API / 界面, API / 转发). */
export const windowApis = {
  pageScrollTo: asyncApi(scroll, { since: '1.4.0' }),
  setBackgroundColor: asyncApi(
    ({ window }, { backgroundColor, backgroundColorTop }) => {
      const color = backgroundColorTop ?? backgroundColor;
      if (typeof color === 'string') window.change({ backgroundColor: color });
    },
    { since: '2.1.0' },
  ),
  setBackgroundTextStyle: asyncApi(
    ({ window }, options) => {
      window.change({ backgroundTextStyle: textStyleOf(options) });
    },
    { since: '2.1.0' },
  ),
  hideHomeButton: asyncApi(
    ({ window }) => {
      window.hideHomeButton();
    },
    { since: '2.8.3' },
  ),
  enableAlertBeforeUnload: asyncApi(
    ({ window }, options) => {
      window.setAlertBeforeUnload(textParameter(options, 'message'));
    },
    { since: '2.12.0', promise: false },
  ),
  disableAlertBeforeUnload: asyncApi(
    ({ window }) => {
      window.setAlertBeforeUnload(undefined);
    },
    { since: '2.12.0', promise: false },
  ),
  showShareMenu: asyncApi(
    ({ share }, options) => {
      share.setMenus(menusOf(options, ['shareAppMessage']), true);
    },
    { since: '1.1.0' },
  ),
  hideShareMenu: asyncApi(
    ({ share }, options) => {
      share.setMenus(menusOf(options, ['shareAppMessage', 'shareTimeline']), false);
    },
    { since: '1.1.0' },
  ),
  /** Share tickets and dynamic messages need WeChat's servers: taken, without effect. */
  updateShareMenu: asyncApi(() => undefined, { since: '1.2.0' }),
} satisfies ApiTable;
