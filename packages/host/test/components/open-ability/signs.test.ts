/** @jest-environment jsdom */
import { camera } from '../../../src/components/open-ability/camera';
import { livePlayer, livePusher } from '../../../src/components/open-ability/live';
import { placeholders } from '../../../src/components/open-ability/placeholder';
import { clearPage, mount, settle } from '../fake-instance';

beforeEach(clearPage);

const all = [camera, livePlayer, livePusher, ...placeholders];

test.each(all.map((one) => [one.tag, one] as const))(
  'the sign of <%s> speaks the language of the phone',
  (tag, definition) => {
    const english = mount(definition, { settings: { language: 'en' } });
    expect(english.element.textContent).toMatch(/: the simulated phone does not have it$/);
    expect(english.element.textContent).toContain(`<${tag}>`);
    expect(english.element.textContent).not.toMatch(/\p{Script=Han}/u);
    const chinese = mount(definition, { settings: { language: 'zh_CN' } });
    expect(chinese.element.textContent).toContain('模拟手机没有这项能力');
  },
);

test.each([
  ['confirm', 'initdone', { maxZoom: 10 }],
  ['cancel', 'error', { errMsg: 'insertCamera:fail auth deny' }],
] as const)('a camera whose permission gets %s fires %s', async (sheets, type, detail) => {
  const { fired } = mount(camera, { settings: { sheets } });
  await settle();
  expect(fired).toStrictEqual([{ type, detail }]);
});

type Context = Readonly<Record<string, () => void>>;

test('a live picture tells the codes of its state', () => {
  const player = mount(livePlayer, { properties: { src: 'rtmp://a', autoplay: true } });
  const codes = (of: typeof player) =>
    of.firedOf('statechange').map((detail) => (detail as { readonly code: number }).code);
  expect(codes(player)).toStrictEqual([2001, 2002, 2003, 2004]);
  (livePlayer.node?.(player.self) as Context)['stop']?.();
  expect(codes(player).at(-1)).toBe(2006);
  const pusher = mount(livePusher);
  expect(codes(pusher)).toStrictEqual([]);
  (livePusher.node?.(pusher.self) as Context)['start']?.();
  expect(codes(pusher)).toStrictEqual([1001, 1002, 1003]);
});
