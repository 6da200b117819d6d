import type { ApiTable, Options } from '../kit/api';
import { syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { answered } from '../kit/callback';
import type { ApiContext } from '../kit/context';

/** What the map of this phone can do; components/map/context.ts does it. */
const methods = `getCenterLocation getRegion getScale getRotate getSkew moveToLocation includePoints
  toScreenLocation fromScreenLocation addMarkers removeMarkers translateMarker`.split(/\s+/);

interface Query {
  select(selector: string): { context(found: (result: unknown) => void): Query };
  exec(): void;
}

type Found = Readonly<Record<string, (options: Options) => unknown>>;

/** The `<map>` with this id in the component, or on the page on top, when it is used. */
function find(context: ApiContext, mapId: unknown, component: unknown): Promise<Found> {
  return new Promise((resolve, reject) => {
    const query = context.onPage('createSelectorQuery', component) as Query;
    query
      .select(`#${String(mapId)}`)
      .context((result) => {
        const found = (result as { readonly context?: Found } | null)?.context;
        if (typeof found?.['getCenterLocation'] === 'function') resolve(found);
        else reject(new ApiFailure(`there is no <map id="${String(mapId)}">`));
      })
      .exec();
  });
}

/** What a map refuses is a failure of the call, no defect of the host. */
function run(map: Found, name: string, options: Options): unknown {
  try {
    return map[name]?.(options);
  } catch (error) {
    throw error instanceof Error ? new ApiFailure(error.message) : error;
  }
}

/** `MapContext`: methods that this phone's map has not are not there (documentation: API / 媒体 / 地图). */
function createMapContext(context: ApiContext, mapId: unknown, component: unknown): object {
  return Object.fromEntries(
    methods.map((name) => [
      name,
      (options: Options = {}) =>
        answered(
          name,
          options,
          async () => run(await find(context, mapId, component), name, options),
          context.report,
        ),
    ]),
  );
}

export const mapApis = { createMapContext: syncApi(createMapContext) } satisfies ApiTable;
