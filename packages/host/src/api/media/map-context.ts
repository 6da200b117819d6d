import { absentAnswer } from '../kit/absent-apis';
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

/** What maps of phones can do besides. */
const absent =
  `addArc addCustomLayer addGroundOverlay addVisualLayer eraseLines executeVisualLayerCommand
  initMarkerCluster moveAlong openMapApp removeArc removeCustomLayer removeGroundOverlay removeVisualLayer
  setBoundary setCenterOffset setLocMarkerIcon updateGroundOverlay`.split(/\s+/);

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

/** `MapContext` (documentation: API / 媒体 / 地图); what this phone's map has not, fails as an absent API does. */
function createMapContext(context: ApiContext, mapId: unknown, component: unknown): object {
  const there = methods.map((name): readonly [string, unknown] => [
    name,
    (options: Options = {}) =>
      answered(
        name,
        options,
        async () => run(await find(context, mapId, component), name, options),
        context.report,
      ),
  ]);
  const missing = absent.map((name): readonly [string, unknown] => [
    name,
    absentAnswer(context, `MapContext.${name}`, name),
  ]);
  // Of clusters, which nothing makes here.
  const on = absentAnswer(context, 'MapContext.on', 'on');
  return { ...Object.fromEntries([...there, ...missing]), on: () => void on() };
}

export const mapApis = { createMapContext: syncApi(createMapContext) } satisfies ApiTable;
