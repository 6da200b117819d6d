import type { Point, View } from './projection';
import { fromScreen, toScreen, viewOf } from './projection';
import type { MapInstance } from './properties';

export interface MapControl {
  view(): View;
  show(view: View): void;
}

type Given = Readonly<Record<string, unknown>>;

const pointOf = ({ latitude, longitude }: Given): Point => ({
  latitude: Number(latitude),
  longitude: Number(longitude),
});

/** South-west and north-east corner of what is seen. */
function regionOf(view: View) {
  return {
    southwest: fromScreen(view, { x: 0, y: view.height }),
    northeast: fromScreen(view, { x: view.width, y: 0 }),
  };
}

/** What `MapContext` can do here; each returns its result or throws why not. */
export function mapContext(self: MapInstance, control: MapControl) {
  /** Documentation (map / regionchange): told twice, at the beginning and at the end. */
  const move = (view: View) => {
    const told = (type: 'begin' | 'end') => {
      const { latitude, longitude, scale } = control.view();
      const detail = { rotate: 0, skew: 0, scale, centerLocation: { latitude, longitude } };
      const region = regionOf(control.view());
      self.trigger('regionchange', { type, causedBy: 'update', ...detail, region });
    };
    told('begin');
    control.show(view);
    told('end');
  };
  const markers = () => self.properties.markers as readonly (Given & { readonly id?: unknown })[];
  return {
    getCenterLocation() {
      const { latitude, longitude } = control.view();
      return { latitude, longitude };
    },
    getRegion: () => regionOf(control.view()),
    getScale: () => ({ scale: control.view().scale }),
    getRotate: () => ({ rotate: 0 }),
    getSkew: () => ({ skew: 0 }),
    /** Without coordinates to where the phone is, which has to be shown for that. */
    moveToLocation(options: Given = {}) {
      const target = options['latitude'] === undefined ? here(self) : pointOf(options);
      if (target === undefined) throw new Error('show-location is not set');
      move({ ...control.view(), ...target });
    },
    includePoints({ points }: Given) {
      if (!Array.isArray(points)) throw new Error('parameter.points should be Array');
      move(viewOf(control.view(), (points as readonly Given[]).map(pointOf)));
    },
    toScreenLocation: (options: Given) => toScreen(control.view(), pointOf(options)),
    fromScreenLocation: ({ x, y }: Given) =>
      fromScreen(control.view(), { x: Number(x), y: Number(y) }),
    addMarkers({ markers: more, clear }: Given) {
      const kept = clear === true ? [] : markers();
      self.update('markers', [...kept, ...(Array.isArray(more) ? (more as readonly Given[]) : [])]);
    },
    removeMarkers({ markerIds }: Given) {
      const gone = Array.isArray(markerIds) ? (markerIds as readonly unknown[]) : [];
      const left = markers().filter(({ id }) => !gone.includes(id));
      self.update('markers', left);
    },
    translateMarker({ markerId, destination }: Given) {
      const there = pointOf((destination ?? {}) as Given);
      const moved = markers().map((one) => (one.id === markerId ? { ...one, ...there } : one));
      self.update('markers', moved);
    },
  };
}

/** Where the phone is, of a map that shows it. */
function here({ phone, properties }: MapInstance): Point | undefined {
  if (!properties.showLocation) return undefined;
  const [latitude = 0, longitude = 0] = phone.settings.get().location.split(',').map(Number);
  return { latitude, longitude };
}
