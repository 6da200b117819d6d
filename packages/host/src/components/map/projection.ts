export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** What of the world a map shows, as a Web Mercator map: `scale` doubles what a pixel is worth. */
export interface View extends Point {
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

const { PI, atan, exp, log, max, min, tan } = Math;

/** Pixels around the world at scale 0. */
const tile = 256;

/** Poles are infinitely far away on such a map. */
const northernmost = 85;

function worldOf({ latitude, longitude }: Point, scale: number) {
  const size = tile * 2 ** scale;
  const radians = (max(-northernmost, min(northernmost, latitude)) * PI) / 180;
  return {
    x: ((longitude + 180) / 360) * size,
    y: ((1 - log(tan(radians) + 1 / Math.cos(radians)) / PI) / 2) * size,
  };
}

/** Where on the map a place is, in px from its upper left corner. */
export function toScreen(view: View, point: Point): { readonly x: number; readonly y: number } {
  const centre = worldOf(view, view.scale);
  const there = worldOf(point, view.scale);
  return {
    x: there.x - centre.x + view.width / 2,
    y: there.y - centre.y + view.height / 2,
  };
}

/** The place under a point of the map. */
export function fromScreen(view: View, at: { readonly x: number; readonly y: number }): Point {
  const size = tile * 2 ** view.scale;
  const centre = worldOf(view, view.scale);
  const x = centre.x + at.x - view.width / 2;
  const y = centre.y + at.y - view.height / 2;
  return {
    longitude: (x / size) * 360 - 180,
    latitude: (2 * atan(exp(PI * (1 - (2 * y) / size))) - PI / 2) * (180 / PI),
  };
}

/** The view that shows all of these, not nearer than it was where there is one alone. */
export function viewOf(view: View, points: readonly Point[]): View {
  const [first] = points;
  if (first === undefined) return view;
  const latitudes = points.map(({ latitude }) => latitude);
  const longitudes = points.map(({ longitude }) => longitude);
  const centre = {
    latitude: (min(...latitudes) + max(...latitudes)) / 2,
    longitude: (min(...longitudes) + max(...longitudes)) / 2,
  };
  for (let scale = view.scale; scale > 3; scale -= 1) {
    const tried = { ...view, ...centre, scale };
    const isInside = points.every((point) => {
      const { x, y } = toScreen(tried, point);
      return x >= 0 && y >= 0 && x <= view.width && y <= view.height;
    });
    if (isInside) return tried;
  }
  return { ...view, ...centre, scale: 3 };
}
