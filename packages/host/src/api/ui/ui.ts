import { ask } from '../../phone/surfaces';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { textParameter } from '../kit/parameters';
import { closeToast, openToast } from './toast';

const text = (value: unknown, fallback = ''): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;

type Icon = 'success' | 'error' | 'loading' | 'none';

function iconOf(value: unknown): Icon {
  return value === 'error' || value === 'loading' || value === 'none' ? value : 'success';
}

/** WeChat counts a Latin letter as half a Chinese character. */
function width(words: string): number {
  return Array.from(words).reduce((sum, one) => sum + (one > '\u00ff' ? 1 : 0.5), 0);
}

/** Documentation (wx.showModal): at most four characters. */
function answerText(options: Options, name: string, fallback: string): string {
  const words = text(options[name], fallback);
  if (width(words) <= 4) return words;
  throw new ApiFailure(`${name} length should not larger than 4 Chinese characters`);
}

async function showModal(context: ApiContext, options: Options) {
  const cancelText = answerText(options, 'cancelText', '取消');
  const confirmText = answerText(options, 'confirmText', '确定');
  const answer = await ask<{ readonly confirm: boolean; readonly content?: string }>(
    context.phone.surfaces,
    (give) => ({
      kind: 'modal',
      title: text(options['title']),
      content: text(options['content']),
      showCancel: options['showCancel'] !== false,
      cancelText,
      cancelColor: text(options['cancelColor'], '#000000'),
      confirmText,
      confirmColor: text(options['confirmColor'], '#576B95'),
      editable: options['editable'] === true,
      placeholderText: text(options['placeholderText']),
      answer: give,
    }),
  );
  context.beginTap();
  return { confirm: answer.confirm, cancel: !answer.confirm, content: answer.content ?? null };
}

function itemsOf({ itemList }: Options): readonly unknown[] {
  if (!Array.isArray(itemList) || itemList.length === 0) {
    throw new ApiFailure('parameter error: parameter.itemList should have at least 1 item;');
  }
  if (itemList.length <= 6) return itemList as readonly unknown[];
  throw new ApiFailure('parameter error: itemList should not be larger than 6');
}

async function showActionSheet(context: ApiContext, options: Options) {
  const itemList = itemsOf(options);
  const tapIndex = await ask<number | null>(context.phone.surfaces, (give) => ({
    kind: 'action-sheet',
    alertText: text(options['alertText']),
    itemList: itemList.map((item) => text(item)),
    itemColor: text(options['itemColor'], '#000000'),
    answer: give,
  }));
  if (tapIndex === null) throw new ApiFailure('cancel');
  context.beginTap();
  return { tapIndex };
}

/** Interaction, navigation bar, pull-down refresh (documentation: API / 界面). */
export const uiApis = {
  showToast: asyncApi((context, options) => {
    const { image, duration } = options;
    openToast(
      context,
      'toast',
      {
        title: text(options['title']),
        icon: iconOf(options['icon']),
        mask: options['mask'] === true,
        ...(typeof image === 'string' && image !== '' && { image }),
      },
      typeof duration === 'number' ? duration : 1500,
    );
  }),
  hideToast: asyncApi((context, options) => {
    closeToast(context, 'toast', options);
  }),
  showLoading: asyncApi((context, options) => {
    const { title, mask } = options;
    openToast(context, 'loading', { title: text(title), icon: 'loading', mask: mask === true });
  }),
  hideLoading: asyncApi((context, options) => {
    closeToast(context, 'loading', options);
  }),
  showModal: asyncApi(showModal),
  showActionSheet: asyncApi(showActionSheet),
  setNavigationBarTitle: asyncApi(({ window }, options) => {
    window.change({ navigationBarTitleText: textParameter(options, 'title') });
  }),
  setNavigationBarColor: asyncApi(({ window }, options) => {
    const front = textParameter(options, 'frontColor').toLowerCase();
    if (front !== '#ffffff' && front !== '#000000') {
      throw new ApiFailure(`invalid frontColor "${front}"`);
    }
    window.change({
      navigationBarTextStyle: front === '#ffffff' ? 'white' : 'black',
      navigationBarBackgroundColor: textParameter(options, 'backgroundColor'),
    });
  }),
  showNavigationBarLoading: asyncApi(({ window }) => {
    window.setLoading(true);
  }),
  hideNavigationBarLoading: asyncApi(({ window }) => {
    window.setLoading(false);
  }),
  startPullDownRefresh: asyncApi(({ window }) => {
    window.startPullDownRefresh();
  }),
  stopPullDownRefresh: asyncApi(({ window }) => {
    window.stopPullDownRefresh();
  }),
} satisfies ApiTable;
