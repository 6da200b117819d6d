import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type MapContext = Readonly<Record<string, (options?: object) => Promise<unknown>>>;

/** A page on which a query finds `found`. */
function mapOn(found: unknown) {
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
  const on = wxOnPhone({ context: { onPage: () => query } });
  return { on, asked, context: on.call('createMapContext', 'map') as MapContext };
}

test('the methods of the map answer as every API does', async () => {
  const centre = { latitude: 1, longitude: 2 };
  const { context, asked } = mapOn({ context: { getCenterLocation: () => centre } });
  expect(await context['getCenterLocation']?.()).toStrictEqual({
    errMsg: 'getCenterLocation:ok',
    ...centre,
  });
  expect(asked).toStrictEqual(['#map']);
});

test('what this map has not fails as an absent API does, with a warning', async () => {
  const { on, context } = mapOn({ context: { getCenterLocation: () => undefined } });
  const warnings: string[] = [];
  on.phone.journal.on('notice', ({ text }) => warnings.push(text));
  await expect(context['initMarkerCluster']?.({})).rejects.toStrictEqual({
    errMsg: 'initMarkerCluster:fail not implemented by this host',
  });
  expect(context['on']?.()).toBeUndefined();
  expect(warnings).toStrictEqual([
    'MapContext.initMarkerCluster is not implemented by this host',
    'MapContext.on is not implemented by this host',
  ]);
});

test('what the map refuses, and a map that is not there, fail without a report', async () => {
  const refusing = () => {
    throw new Error('show-location is not set');
  };
  const map = { getCenterLocation: () => undefined, moveToLocation: refusing };
  const there = mapOn({ context: map });
  await expect(there.context['moveToLocation']?.()).rejects.toStrictEqual({
    errMsg: 'moveToLocation:fail show-location is not set',
  });
  const nowhere = mapOn(null);
  await expect(nowhere.context['getScale']?.()).rejects.toStrictEqual({
    errMsg: 'getScale:fail there is no <map id="map">',
  });
  expect([...there.on.reported, ...nowhere.on.reported]).toStrictEqual([]);
});
