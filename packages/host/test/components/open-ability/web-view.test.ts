/** @jest-environment jsdom */
import { sharing, webView } from '../../../src/components/open-ability/web-view';
import { mount } from '../fake-instance';

function mounted() {
  const made = mount(webView, { properties: { src: 'https://a.test/' } });
  const frame = made.element.querySelector('iframe');
  const post = (data: unknown, source = frame?.contentWindow ?? null) => {
    window.dispatchEvent(new MessageEvent('message', { data, source }));
  };
  const say = (data: unknown) => {
    post({ name: 'postMessage', arg: { data } });
  };
  return { ...made, post, say };
}

test('what the page posts is told together, when the component goes', () => {
  const { say, leave, fired, firedOf } = mounted();
  say('foo');
  say({ foo: 'bar' });
  expect(fired).toStrictEqual([]);
  leave();
  expect(firedOf('message')).toStrictEqual([{ data: ['foo', { foo: 'bar' }] }]);
  say('late');
  expect(firedOf('message')).toHaveLength(1);
});

test('it is told when the page is shared, and not a second time', () => {
  const { say, element, leave, firedOf } = mounted();
  say(1);
  element.dispatchEvent(new Event(sharing));
  leave();
  expect(firedOf('message')).toStrictEqual([{ data: [1] }]);
});

test.each([
  ['another window', { name: 'postMessage', arg: { data: 1 } }, window],
  ['something else', { name: 'navigateTo', arg: { url: 'x' } }, undefined],
  ['nothing at all', null, undefined],
])('%s is no message of the page', (_, data, source) => {
  const { post, leave, fired } = mounted();
  post(data, source);
  leave();
  expect(fired).toStrictEqual([]);
});
