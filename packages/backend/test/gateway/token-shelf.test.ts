import { createAccessToken } from '../../src/gateway/access-token';
import { createTokenShelf } from '../../src/gateway/token-shelf';
import { systemRandom } from '../../src/random';
import { createSealing } from '../../src/sealing';
import { openStore } from '../../src/store/open-store';
import type { OpenStore } from '../../src/store/store';
import type { Place } from '../store/places';
import { sharedPlaces } from '../store/places';

const processes = 5;
const clock = { now: () => Date.now() };

/** A WeChat that believes in a token until a new one is forced, and is slow enough for processes to meet. */
function slowWechat() {
  let token = 't0';
  const forced: string[] = [];
  return {
    forced,
    issue: async (forceRefresh: boolean) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (forceRefresh) {
        token = `t${forced.length + 1}`;
        forced.push(token);
      }
      return { kind: 'answered', answer: { token, expiresInSeconds: 7200 } } as const;
    },
  };
}

describe.each(sharedPlaces)('one access token for several processes on %s', (_name, open) => {
  let place: Place;
  let stores: readonly OpenStore[];
  const key = systemRandom.bytes(32);
  const reports: unknown[] = [];
  beforeAll(async () => {
    place = await open();
    stores = await Promise.all(Array.from({ length: processes }, () => openStore(place.location)));
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await place.close();
  });

  const holders = (appid: string, issue: ReturnType<typeof slowWechat>['issue']) =>
    stores.map((store) =>
      createAccessToken({
        clock,
        issue,
        shelf: createTokenShelf({
          ...{ store, appid, clock, report: (error: unknown) => void reports.push(error) },
          sealing: createSealing(key, 'token', systemRandom),
        }),
      }),
    );

  it('is forced once when WeChat refuses it to all of them', async () => {
    const { issue, forced } = slowWechat();
    const all = holders('wx1', issue);
    await Promise.all(all.map((holder) => holder.current()));
    const renewed = await Promise.all(all.map((holder) => holder.renewed('t0')));
    expect(new Set(renewed.map((one) => one.kind === 'token' && one.token))).toStrictEqual(
      new Set(['t1']),
    );
    expect([forced, reports]).toStrictEqual([['t1'], []]);
  });

  it('is fetched by another when the one that fetches it fails', async () => {
    let isFirst = true;
    const { issue } = slowWechat();
    const all = holders('wx2', (forceRefresh) => {
      if (!isFirst) return issue(forceRefresh);
      isFirst = false;
      return Promise.reject(new Error('a fault'));
    });
    const tokens = await Promise.allSettled(all.map((holder) => holder.current()));
    expect(tokens.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(reports).toStrictEqual([]);
  });
});
