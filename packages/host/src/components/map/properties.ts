import type { Instance } from '../kit/properties';
import { anyType, array, boolean, number } from '../kit/properties';

/** Read by the host; the others are known, so that programs with them run. */
const read = {
  longitude: number(),
  latitude: number(),
  scale: number(16),
  minScale: number(3),
  maxScale: number(20),
  markers: array(),
  includePoints: array(),
  showLocation: boolean(),
};

const unread =
  `covers polyline circles controls polygons subkey layerStyle rotate skew enable3D showCompass
  showScale enableOverlooking enableAutoMaxOverlooking enableZoom enableScroll enableRotate enableSatellite
  enableTraffic enablePoi enableBuilding setting`.split(/\s+/);

export const mapProperties = {
  ...Object.fromEntries(unread.map((name) => [name, anyType(null)])),
  ...read,
};

export type MapInstance = Instance<typeof read>;
