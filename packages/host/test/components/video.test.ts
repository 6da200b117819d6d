/**
 * @jest-environment jsdom
 */
import { video } from '../../src/components/media/video';
import { clearPage, mount } from './fake-instance';

afterEach(clearPage);

/** A player whose browser says no, and what nobody caught of it. */
function refusing(names: readonly string[]) {
  const mounted = mount(video);
  const player = mounted.element.querySelector('video');
  if (player === null) throw new Error('no player');
  const tries: boolean[] = [];
  const unhandled: unknown[] = [];
  const refusal = (name: string) => {
    const rejected = Promise.reject(new DOMException('refused', name));
    unhandled.push(name);
    const caught = rejected.catch.bind(rejected);
    rejected.catch = (handler) => {
      unhandled.pop();
      return caught(handler);
    };
    return rejected;
  };
  player.play = () => {
    tries.push(player.muted);
    const name = names[tries.length - 1];
    return name === undefined ? Promise.resolve() : refusal(name);
  };
  player.requestFullscreen = () => refusal('NotAllowedError');
  const context = video.node?.(mounted.self) as Record<string, () => void>;
  return { context, tries, unhandled, player };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

test('where the browser lets no sound begin by itself, the video plays without', async () => {
  const { context, tries, unhandled } = refusing(['NotAllowedError']);
  context['play']?.();
  await soon();
  expect(tries).toStrictEqual([false, true]);
  expect(unhandled).toStrictEqual([]);
});

test.each([['NotAllowedError', 'NotAllowedError'], ['AbortError'], ['NotSupportedError']])(
  'a player that does not play (%s) is no error of the program',
  async (...names) => {
    const { context, unhandled } = refusing(names);
    context['play']?.();
    await soon();
    expect(unhandled).toStrictEqual([]);
  },
);

test('neither is a full screen that needs a finger', async () => {
  const { context, unhandled } = refusing([]);
  context['requestFullScreen']?.();
  await soon();
  expect(unhandled).toStrictEqual([]);
});
