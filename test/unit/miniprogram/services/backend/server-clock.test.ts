import { withServerClock } from '../../../../../miniprogram/services/backend/server-clock';
import { createFakePlatform, noAnswer } from '../../../../support/fake-platform';

const request = { method: 'GET', url: '/', headers: {}, timeoutMs: 1 } as const;
const answerOf = (date: string) => ({
  kind: 'response' as const,
  status: 503,
  headers: { date },
  body: '',
});

describe('the clock of the server', () => {
  it('is heard from any answer and runs on, whatever the person sets the phone to', async () => {
    const platform = createFakePlatform();
    const { network, serverNow } = withServerClock(platform);
    expect(serverNow()).toBeNull();
    platform.answerWith(() => answerOf('Sat, 21 Nov 2026 05:42:15 GMT'));
    await network.request(request);
    platform.setWallClock(0);
    platform.advance(1500);
    expect(serverNow()).toBe(Date.UTC(2026, 10, 21, 5, 42, 16, 500));
    platform.answerWith(() => noAnswer('offline'));
    await network.request(request);
    expect(serverNow()).toBe(Date.UTC(2026, 10, 21, 5, 42, 16, 500));
  });

  it.each(['', 'yesterday', '2026-11-21', 'Sat, 99 Foo 2026 05:42:15 GMT'])(
    'is not read from "%s"',
    async (date) => {
      const platform = createFakePlatform();
      const { network, serverNow } = withServerClock(platform);
      platform.answerWith(() => answerOf(date));
      await network.request(request);
      expect(serverNow()).toBeNull();
    },
  );

  it('is heard from uploads and from the cloud, and never from what had no answer', async () => {
    const platform = createFakePlatform();
    const { network, serverNow } = withServerClock(platform);
    const upload = { url: '/', filePath: 'a', name: 'b', headers: {}, timeoutMs: 1 };
    platform.answerWith(() => answerOf('Sat, 21 Nov 2026 05:42:15 GMT'));
    await network.upload({ ...upload, onProgress: () => undefined });
    expect(serverNow()).toBe(Date.UTC(2026, 10, 21, 5, 42, 15));
    platform.answerWith(() => answerOf('Sat, 21 Nov 2026 06:00:00 GMT'));
    await network.cloud({ kind: 'container', env: 'e', service: 's', request });
    expect(serverNow()).toBe(Date.UTC(2026, 10, 21, 6, 0, 0));
  });
});
