import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Context = Readonly<Record<string, (...args: readonly unknown[]) => void>>;

function on(found: unknown, create = 'createVideoContext') {
  const asked: unknown[] = [];
  const query = {
    select(selector: string) {
      asked.push(selector);
      return {
        context(tell: (result: unknown) => void) {
          tell(found);
          return query;
        },
      };
    },
    exec: () => undefined,
  };
  const host = wxOnPhone({ context: { onPage: () => query } });
  const warnings: string[] = [];
  host.phone.journal.on('notice', ({ text }) => warnings.push(text));
  return { asked, warnings, context: host.call(create, 'clip') as Context };
}

test.each([
  ['createVideoContext', 'seek', [3]],
  ['createVideoContext', 'playbackRate', [2]],
  ['createAudioContext', 'setSrc', ['https://a.example/b.mp3']],
])('%s finds its component when it is used: %s', async (create, method, args) => {
  const called: unknown[] = [];
  const { asked, context, warnings } = on(
    { context: { [method]: (...given: unknown[]) => called.push(given) } },
    create,
  );
  context[method]?.(...args);
  await settled();
  expect(asked).toStrictEqual(['#clip']);
  expect(called).toStrictEqual([args]);
  expect(warnings).toStrictEqual([]);
});

test('what the video of this phone has not does nothing; a video that is not there is told', async () => {
  const there = on({ context: {} });
  there.context['sendDanmu']?.({ text: 'x' });
  const nowhere = on(null);
  nowhere.context['play']?.();
  await settled();
  expect(there.warnings).toStrictEqual([]);
  expect(nowhere.warnings).toStrictEqual(['there is no <video id="clip">']);
});

test('leaving a small window answers', async () => {
  const { context } = on(null);
  const complete = jest.fn();
  context['exitPictureInPicture']?.({ complete });
  await settled();
  expect(complete).toHaveBeenCalledWith({ errMsg: 'exitPictureInPicture:ok' });
});
