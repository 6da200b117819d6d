import type { ApiTable, Options } from '../kit/api';
import { syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { answered } from '../kit/callback';
import type { ApiContext } from '../kit/context';
import type { Found } from './find-context';
import { findContext } from './find-context';

/** What the map of this phone can do; components/map/context.ts does it. */
const methods = `getCenterLocation getRegion getScale getRotate getSkew moveToLocation includePoints
  toScreenLocation fromScreenLocation addMarkers removeMarkers translateMarker`.split(/\s+/);

/** An element with this id that is no map counts as none. */
async function find(context: ApiContext, mapId: unknown, component: unknown): Promise<Found> {
  const found = await findContext(context, 'map', mapId, component);
  if (typeof found['getCenterLocation'] === 'function') return found;
  throw new ApiFailure(`there is no <map id="${String(mapId)}">`);
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
