import { config } from '../../../../../miniprogram/config';
import type { LoginCode } from '../../../../../miniprogram/models/phone';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { nobody, routeOf, routes, session } from '../../../../support/fake-backend';
import { createFakePlatform, noAnswer, ok } from '../../../../support/fake-platform';
import { settled } from '../../../../support/load-page';

const online = routes({
  'POST /sessions': () => session(nobody),
  'POST /usage-events': () => ok('', 202),
});

describe('usage service', () => {
  it('reports a charge point to the backend and to WeChat, with nothing secret in it', async () => {
    const platform = createFakePlatform();
    platform.answerWith(online);
    const { usage } = createServices(platform, config);
    usage.record('quick', 'granted');
    expect([platform.stored.size, platform.reported.length]).toStrictEqual([0, 0]);
    platform.advance(0);
    expect(platform.reported).toHaveLength(1);
    expect(platform.requests).toHaveLength(0);
    await usage.deliver();
    const id = '00000000000000000000000000000001';
    expect(platform.requests.at(-1)?.body).toStrictEqual({
      events: [{ id, component: 'quick', outcome: 'granted', at: Date.UTC(2026, 0, 1) }],
    });
    expect(platform.reported).toStrictEqual([
      ['phone_component', { component: 'quick', outcome: 'granted', id }],
    ]);
    expect(platform.stored.get('usage.pending')).toStrictEqual([]);
  });

  it('keeps what was not delivered over a restart, and delivers it once', async () => {
    const platform = createFakePlatform();
    platform.answerWith(() => noAnswer('offline'));
    createServices(platform, config).usage.record('quick', 'declined');
    platform.advance(0);
    await settled();
    platform.answerWith(online);
    platform.requests.length = 0;
    const { usage } = createServices(platform, config);
    await Promise.all([usage.deliver(), usage.deliver()]);
    await usage.deliver();
    const reports = platform.requests.filter((it) => routeOf(it) === 'POST /usage-events');
    expect(reports).toHaveLength(1);
  });

  it('keeps an event that comes while another is on its way', async () => {
    const platform = createFakePlatform();
    platform.answerWith(online);
    const { usage } = createServices(platform, config);
    usage.record('realtime', 'declined');
    platform.advance(0);
    usage.record('quick', 'declined');
    platform.advance(0);
    await settled();
    const sent = platform.requests
      .filter((it) => routeOf(it) === 'POST /usage-events')
      .flatMap(({ body }) => (body as { events: readonly { component: string }[] }).events);
    expect(sent.map(({ component }) => component)).toStrictEqual(['realtime', 'quick']);
  });

  it('counts granted and other outcomes by component', () => {
    const platform = createFakePlatform();
    const { usage } = createServices(platform, config);
    usage.record('quick', 'granted');
    usage.record('quick', 'declined');
    usage.record('realtime', 'granted');
    expect(usage.ledger()).toStrictEqual({
      quick: { granted: 1, other: 1 },
      realtime: { granted: 1, other: 0 },
    });
  });

  it.each([null, 'x', [{ id: 1 }], { quick: 3 }])('starts anew from %j in storage', (stored) => {
    const platform = createFakePlatform();
    platform.stored.set('usage.pending', stored);
    platform.stored.set('usage.ledger', stored);
    expect(createServices(platform, config).usage.ledger()).toStrictEqual({
      quick: { granted: 0, other: 0 },
      realtime: { granted: 0, other: 0 },
    });
  });

  it('counts on from what the storage has, and sends nothing when nothing waits', async () => {
    const platform = createFakePlatform();
    platform.answerWith(online);
    const { usage } = createServices(platform, config);
    await usage.deliver();
    expect(platform.requests).toHaveLength(0);
    usage.record('quick', 'granted');
    platform.advance(0);
    const again = createServices(platform, config).usage;
    again.record('quick', 'granted');
    expect(again.ledger().quick).toStrictEqual({ granted: 2, other: 0 });
    expect(platform.stored.get('usage.ledger')).toStrictEqual(again.ledger());
  });

  it('tries again after a delivery that failed', async () => {
    const platform = createFakePlatform();
    platform.answerWith(() => noAnswer('offline'));
    const { usage } = createServices(platform, config);
    usage.record('quick', 'declined');
    platform.advance(0);
    await settled();
    expect(platform.stored.get('usage.pending')).toHaveLength(1);
    platform.answerWith(online);
    await usage.deliver();
    expect(platform.stored.get('usage.pending')).toStrictEqual([]);
  });

  it('keeps the youngest events, and does not fill the storage while the backend is away for good', async () => {
    const platform = createFakePlatform();
    const { usage } = createServices(platform, config);
    for (let event = 0; event < 120; event += 1) usage.record('quick', 'declined');
    platform.advance(0);
    await settled();
    const kept = platform.stored.get('usage.pending') as readonly { readonly id: string }[];
    expect(kept).toHaveLength(100);
    expect(kept.at(-1)?.id).toBe((120).toString(16).padStart(32, '0'));
  });

  it('forgets what it has not delivered, counted or not', async () => {
    const platform = createFakePlatform();
    platform.answerWith(() => noAnswer('offline'));
    const { usage } = createServices(platform, config);
    usage.record('quick', 'granted');
    platform.advance(0);
    usage.record('realtime', 'granted');
    platform.storage.clear();
    usage.forget();
    platform.answerWith(online);
    platform.advance(0);
    await usage.deliver();
    expect(platform.requests).toHaveLength(0);
  });

  it('keeps its events after a bug in the delivery, and does not hide the bug', async () => {
    const platform = createFakePlatform();
    platform.answerWith(online);
    const { usage } = createServices(platform, config);
    platform.loginWith(() => Promise.reject(new TypeError('a bug')));
    platform.stored.set('usage.pending', [
      { id: 'e1', component: 'quick', outcome: 'granted', at: 0 },
    ]);
    await expect(usage.deliver()).rejects.toThrow('a bug');
    platform.loginWith(() => Promise.resolve({ kind: 'code', code: 'l' as LoginCode }));
    await usage.deliver();
    expect(platform.stored.get('usage.pending')).toStrictEqual([]);
  });
});
