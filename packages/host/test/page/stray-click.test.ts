/** @jest-environment jsdom */
import { ignoreGhostClicks, ignoreStrayClicks } from '../../src/page/screen/stray-click';

const byFinger = () => new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 });
const press = (target: Element) =>
  target.dispatchEvent(new Event('pointerdown', { bubbles: true }));

let layer: HTMLElement;
let button: HTMLElement;
let page: HTMLElement;
let heard: number;
let close: () => void;

beforeEach(() => {
  page = document.createElement('main');
  layer = document.createElement('div');
  button = document.createElement('button');
  layer.append(button);
  document.body.replaceChildren(page, layer);
  heard = 0;
  button.addEventListener('click', () => (heard += 1));
  close = ignoreStrayClicks([layer]);
});

afterEach(() => {
  close();
});

test('a click whose press began on the page does not reach the sheet that came in between', () => {
  press(page);
  button.dispatchEvent(byFinger());
  expect(heard).toBe(0);
});

test('a press on the sheet itself is heard', () => {
  press(button);
  button.dispatchEvent(byFinger());
  expect(heard).toBe(1);
});

test('a click by keyboard or by script has no press, and is heard', () => {
  press(page);
  button.click();
  expect(heard).toBe(1);
});

test('closed, nothing is kept back', () => {
  close();
  press(page);
  button.dispatchEvent(byFinger());
  expect(heard).toBe(1);
});

test('a press that began on another page, or on a sheet over it, does not end on this one', () => {
  page.innerHTML = '<div data-page="a"><p></p></div><div data-page="b"><i></i></div>';
  const [from, to] = [page.querySelector('p'), page.querySelector('i')];
  if (from === null || to === null) throw new Error('no pages');
  let clicks = 0;
  to.addEventListener('click', () => (clicks += 1));
  const stop = ignoreGhostClicks(page);
  for (const began of [from, button]) {
    press(began);
    expect(to.dispatchEvent(byFinger())).toBe(false);
  }
  to.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 }));
  press(to);
  to.dispatchEvent(byFinger());
  expect(clicks).toBe(2);
  stop();
  press(from);
  to.dispatchEvent(byFinger());
  expect(clicks).toBe(3);
});
