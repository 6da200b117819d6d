import { ask, type Surface } from '../phone/surfaces';
import { ApiFailure } from './api-failure';
import { type ApiTable, asyncApi, type Options } from './api';
import type { ApiContext } from './context';

const text = (value: unknown, fallback = ''): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;

/** At most one toast is on screen; the next one replaces it. */
const openToasts = new WeakMap<object, () => void>();

function showToast(
  { phone }: ApiContext,
  surface: Omit<Extract<Surface, { kind: 'toast' }>, 'kind'>,
  duration?: number,
): void {
  openToasts.get(phone)?.();
  const close = phone.surfaces.open({ kind: 'toast', ...surface });
  const cancel = duration === undefined ? () => undefined : phone.clock.after(duration, close);
  openToasts.set(phone, () => {
    cancel();
    close();
  });
}

function hideToast({ phone }: ApiContext): void {
  openToasts.get(phone)?.();
  openToasts.delete(phone);
}

type Icon = 'success' | 'error' | 'loading' | 'none';

function iconOf(value: unknown): Icon {
  return value === 'error' || value === 'loading' || value === 'none' ? value : 'success';
}

async function showModal(context: ApiContext, options: Options) {
  const answer = await ask<{ readonly confirm: boolean; readonly content?: string }>(
    context.phone.surfaces,
    (give) => ({
      kind: 'modal',
      title: text(options['title']),
      content: text(options['content']),
      showCancel: options['showCancel'] !== false,
      cancelText: text(options['cancelText'], '取消'),
      cancelColor: text(options['cancelColor'], ''),
      confirmText: text(options['confirmText'], '确定'),
      confirmColor: text(options['confirmColor'], ''),
      editable: options['editable'] === true,
      placeholderText: text(options['placeholderText']),
      answer: give,
    }),
  );
  return { confirm: answer.confirm, cancel: !answer.confirm, content: answer.content ?? null };
}

async function showActionSheet(context: ApiContext, options: Options) {
  const { itemList } = options;
  if (!Array.isArray(itemList) || itemList.length === 0 || itemList.length > 6) {
    throw new ApiFailure('parameter error: itemList should have 1 to 6 items');
  }
  const tapIndex = await ask<number | null>(context.phone.surfaces, (give) => ({
    kind: 'action-sheet',
    alertText: text(options['alertText']),
    itemList: itemList.map((item) => text(item)),
    itemColor: text(options['itemColor'], '#000000'),
    answer: give,
  }));
  if (tapIndex === null) throw new ApiFailure('cancel');
  return { tapIndex };
}

/** Interaction, navigation bar, pull-down refresh (documentation: API / 界面). */
export const uiApis: ApiTable = {
  showToast: asyncApi((context, options) => {
    const { image, duration } = options;
    showToast(
      context,
      {
        title: text(options['title']),
        icon: iconOf(options['icon']),
        mask: options['mask'] === true,
        ...(typeof image === 'string' && image !== '' && { image }),
      },
      typeof duration === 'number' ? duration : 1500,
    );
  }),
  hideToast: asyncApi(hideToast),
  showLoading: asyncApi((context, options) => {
    showToast(context, {
      title: text(options['title']),
      icon: 'loading',
      mask: options['mask'] === true,
    });
  }),
  hideLoading: asyncApi(hideToast),
  showModal: asyncApi(showModal),
  showActionSheet: asyncApi(showActionSheet),
  setNavigationBarTitle: asyncApi(({ window }, { title }) => {
    window.change({ navigationBarTitleText: text(title) });
  }),
  setNavigationBarColor: asyncApi(({ window }, { frontColor, backgroundColor }) => {
    window.change({
      navigationBarTextStyle: frontColor === '#ffffff' ? 'white' : 'black',
      navigationBarBackgroundColor: text(backgroundColor),
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
};
