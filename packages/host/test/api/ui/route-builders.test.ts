import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Func = (...args: readonly unknown[]) => unknown;

const router = (wx: Readonly<Record<string, unknown>>) =>
  wx['router'] as Readonly<
    Record<'addRouteBuilder' | 'removeRouteBuilder' | 'getRouteContext', Func>
  >;
const pageWith = (id: string) => ({ getPageId: () => id });

test('a builder is taken and never called', () => {
  const { wx, reported } = wxOnPhone();
  const builder = jest.fn();
  expect(router(wx).addRouteBuilder('slide', builder)).toBeUndefined();
  expect(router(wx).removeRouteBuilder('slide')).toBeUndefined();
  expect([builder.mock.calls, reported]).toStrictEqual([[], []]);
});

test('every page has one context, which stands still and counts gestures', () => {
  const { wx } = wxOnPhone();
  const context = router(wx).getRouteContext(pageWith('1')) as Readonly<
    Record<string, { value: unknown }>
  > &
    Readonly<Record<'startUserGesture' | 'stopUserGesture', Func>>;
  expect(router(wx).getRouteContext(pageWith('1'))).toBe(context);
  expect(router(wx).getRouteContext(pageWith('2'))).not.toBe(context);
  const values = ['primaryAnimation', 'primaryAnimationStatus', 'secondaryAnimation'];
  expect(values.map((name) => context[name]?.value)).toStrictEqual([1, 3, 0]);
  context.startUserGesture();
  expect(context['userGestureInProgress']?.value).toBe(1);
  context.stopUserGesture();
  expect(context['userGestureInProgress']?.value).toBe(0);
});

test('didPop goes back as wx.navigateBack does', () => {
  const back: unknown[] = [];
  const stays = () => undefined;
  const { wx } = wxOnPhone({
    context: {
      router: {
        navigateTo: () => ({}),
        redirectTo: stays,
        reLaunch: stays,
        switchTab: stays,
        navigateBack: (delta) => {
          back.push(delta);
        },
      },
    },
  });
  (router(wx).getRouteContext(pageWith('1')) as { readonly didPop: Func }).didPop();
  expect(back).toStrictEqual([1]);
});
