/** @jest-environment jsdom */
import { map } from '../../../src/components/map/map';
import { fromScreen, toScreen, viewOf } from '../../../src/components/map/projection';
import { placeholders } from '../../../src/components/open-ability/placeholder';
import { webView } from '../../../src/components/open-ability/web-view';
import { clearPage, mount } from '../fake-instance';

beforeEach(clearPage);

const view = { latitude: 23.1, longitude: 113.3, scale: 16, width: 300, height: 200 };

test('places and points of the screen are each other’s reverse', () => {
  expect(toScreen(view, view)).toStrictEqual({ x: 150, y: 100 });
  const place = fromScreen(view, { x: 10, y: 20 });
  expect(place.latitude).toBeGreaterThan(23.1);
  expect(place.longitude).toBeLessThan(113.3);
  const { x, y } = toScreen(view, place);
  expect([x, y]).toStrictEqual([expect.closeTo(10, 4), expect.closeTo(20, 4)]);
});

test('a view of several places goes as far away as it has to', () => {
  const seen = viewOf(view, [
    { latitude: 23, longitude: 113 },
    { latitude: 24, longitude: 114 },
  ]);
  expect(seen).toMatchObject({ latitude: 23.5, longitude: 113.5 });
  expect(seen.scale).toBeLessThan(10);
  expect(viewOf(view, [])).toBe(view);
});

const markers = [
  { id: 7, latitude: 23.1, longitude: 113.3, callout: { content: '公司' } },
  { id: 8, latitude: 23.1, longitude: 113.31, title: '车站' },
];

type Context = Readonly<Record<string, (options?: object) => unknown>>;

function mountedMap(properties: object = {}) {
  const mounted = mount(map, {
    properties: { latitude: 23.1, longitude: 113.3, markers, ...properties },
  });
  const context = map.node?.(mounted.self) as Context;
  return { ...mounted, context };
}

test('markers and their callouts can be tapped', () => {
  const { element, fired } = mountedMap();
  expect(fired).toStrictEqual([{ type: 'updated', detail: {} }]);
  const marker = element.querySelector<HTMLElement>('[data-marker="7"]');
  expect(marker?.getAttribute('aria-label')).toBe('公司');
  marker?.click();
  marker?.querySelector('span')?.click();
  expect(fired.slice(1)).toStrictEqual([
    { type: 'markertap', detail: { markerId: 7 } },
    { type: 'callouttap', detail: { markerId: 7 } },
  ]);
});

test('the context says and moves what is seen, and tells both ends of a move', () => {
  const { context, firedOf } = mountedMap({ showLocation: true });
  expect(context['getCenterLocation']?.()).toStrictEqual({ latitude: 23.1, longitude: 113.3 });
  expect(context['getScale']?.()).toStrictEqual({ scale: 16 });
  context['moveToLocation']?.({ latitude: 30, longitude: 120 });
  expect(context['getCenterLocation']?.()).toStrictEqual({ latitude: 30, longitude: 120 });
  expect(firedOf('regionchange')).toMatchObject([
    { type: 'begin', causedBy: 'update', centerLocation: { latitude: 23.1 } },
    { type: 'end', causedBy: 'update', centerLocation: { latitude: 30 } },
  ]);
  context['moveToLocation']?.();
  expect(context['getCenterLocation']?.()).toMatchObject({ latitude: 23.099994 });
});

test('the context adds, moves and removes markers', () => {
  const { context, element } = mountedMap();
  context['addMarkers']?.({ markers: [{ id: 9, latitude: 23, longitude: 113 }] });
  context['removeMarkers']?.({ markerIds: [7] });
  context['translateMarker']?.({ markerId: 8, destination: { latitude: 1, longitude: 2 } });
  const ids = [...element.querySelectorAll<HTMLElement>('[data-marker]')];
  expect(ids.map(({ dataset }) => dataset['marker'])).toStrictEqual(['8', '9']);
});

test('where the phone is has to be shown before the map goes there', () => {
  const { context } = mountedMap();
  expect(() => context['moveToLocation']?.()).toThrow('show-location');
});

test('a web-view loads the web in a frame of its own, and nothing else', () => {
  const { element, fired, set } = mount(webView, { properties: { src: 'https://a.test/' } });
  const frame = element.querySelector('iframe');
  expect(frame?.src).toBe('https://a.test/');
  expect(frame?.getAttribute('sandbox')).not.toContain('allow-same-origin');
  frame?.dispatchEvent(new Event('load'));
  frame?.dispatchEvent(new Event('error'));
  expect(fired).toStrictEqual([
    { type: 'load', detail: { src: 'https://a.test/' } },
    { type: 'error', detail: { url: 'https://a.test/', fullUrl: 'https://a.test/' } },
  ]);
  set('src', '/pages/a/a');
  expect(frame?.hasAttribute('src')).toBe(false);
});

test.each(['ad', 'ad-custom', 'official-account'])('<%s> is a sign that fires load', (tag) => {
  const definition = placeholders.find((one) => one.tag === tag);
  if (definition === undefined) throw new Error(`no ${tag}`);
  expect(mount(definition).firedOf('load')).toHaveLength(1);
});
