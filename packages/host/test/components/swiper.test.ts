/**
 * @jest-environment jsdom
 */
import { swiper } from '../../src/components/view-container/swiper/swiper';
import { swiperItem } from '../../src/components/view-container/swiper-item';
import { clearPage, fakePhone, manualClock, mount, settle } from './fake-instance';

afterEach(clearPage);

function withItems(properties: Readonly<Record<string, unknown>> = {}) {
  const clock = manualClock();
  const made = mount(swiper, { properties, phone: fakePhone({}, clock) });
  const items = ['a', 'b', 'c'].map((itemId) =>
    mount(swiperItem, { inside: made, properties: { itemId } }),
  );
  made.set('duration', 100);
  const places = () => items.map(({ element }) => element.style.transform);
  return { ...made, clock, places };
}

describe('a swiper', () => {
  it('puts its items in a row from the current one', () => {
    expect(withItems().places()).toStrictEqual([
      'translate(0%, 0)',
      'translate(100%, 0)',
      'translate(200%, 0)',
    ]);
  });

  it('lays out items that came onto the page after it', async () => {
    const made = mount(swiper);
    const [, second] = [0, 1].map(() => mount(swiperItem, { inside: made }));
    await settle();
    expect(second?.element.style.transform).toBe('translate(100%, 0)');
  });

  it('goes where the program says and tells it without a source', () => {
    const { set, firedOf, clock } = withItems();
    set('current', 2);
    expect(firedOf('change')).toStrictEqual([{ current: 2, currentItemId: 'c', source: '' }]);
    expect(firedOf('animationfinish')).toStrictEqual([]);
    clock.pass(100);
    expect(firedOf('animationfinish')).toHaveLength(1);
  });

  it('goes where automation swipes it, but not beyond its ends', () => {
    const { self, firedOf } = withItems();
    swiper.functions?.['swipeTo']?.(self, 1);
    swiper.functions?.['swipeTo']?.(self, 7);
    expect(firedOf('change')).toStrictEqual([{ current: 1, currentItemId: 'b', source: 'touch' }]);
  });

  it('plays on by itself, round and round', () => {
    const { clock, firedOf } = withItems({ autoplay: true, interval: 1000 });
    clock.pass(3000);
    expect(firedOf('change')).toStrictEqual([
      { current: 1, currentItemId: 'b', source: 'autoplay' },
      { current: 2, currentItemId: 'c', source: 'autoplay' },
      { current: 0, currentItemId: 'a', source: 'autoplay' },
    ]);
  });

  it('stops playing when it leaves the page', () => {
    const { clock, firedOf, leave } = withItems({ autoplay: true, interval: 1000 });
    leave();
    clock.pass(5000);
    expect(firedOf('change')).toStrictEqual([]);
  });

  it('goes the shorter way round when it is circular', () => {
    const { places } = withItems({ circular: true });
    expect(places()).toStrictEqual([
      'translate(0%, 0)',
      'translate(100%, 0)',
      'translate(-100%, 0)',
    ]);
  });

  it('turns by a drag of more than a quarter', () => {
    const { element, firedOf } = withItems();
    const drag = (type: string, clientX: number) => {
      element.dispatchEvent(Object.assign(new MouseEvent(type, { clientX, buttons: 1 }), {}));
    };
    element.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100);
    drag('pointerdown', 90);
    drag('pointermove', 50);
    drag('pointerup', 50);
    expect(firedOf('change')).toStrictEqual([{ current: 1, currentItemId: 'b', source: 'touch' }]);
    expect(firedOf('transition')).toStrictEqual([{ dx: 40, dy: 0 }]);
  });
});
