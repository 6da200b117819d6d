import type { ApiContext } from '../kit/context';

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

export type CoordinateSystem = 'wgs84' | 'gcj02';

/** Where the phone is: its GPS says WGS 84, Chinese maps want GCJ-02. */
export function whereIs({ phone }: ApiContext, system: CoordinateSystem): Coordinates {
  const [latitude = 0, longitude = 0] = phone.settings.get().location.split(',').map(Number);
  const gps = { latitude, longitude };
  return system === 'wgs84' ? gps : toGcj02(gps);
}

const semiMajor = 6_378_245;
const eccentricity = 0.006_693_421_622_965_943;
const { PI, sin, cos, sqrt, abs } = Math;

/** WGS 84 to GCJ-02 by the approximation that Chinese map services publish; outside China they are one. */
export function toGcj02({ latitude, longitude }: Coordinates): Coordinates {
  const isInChina =
    latitude > 0.8293 && latitude < 55.8271 && longitude > 72.004 && longitude < 137.8347;
  if (!isInChina) return { latitude, longitude };
  const x = longitude - 105;
  const y = latitude - 35;
  const radians = (latitude / 180) * PI;
  const magic = 1 - eccentricity * sin(radians) ** 2;
  const north =
    (northOf(x, y) * 180) / (((semiMajor * (1 - eccentricity)) / (magic * sqrt(magic))) * PI);
  const east = (eastOf(x, y) * 180) / ((semiMajor / sqrt(magic)) * cos(radians) * PI);
  return { latitude: latitude + north, longitude: longitude + east };
}

/** Waves of the shift: amplitude times sine, with the divisor of its argument. */
function waves(at: number, ...parts: readonly (readonly [amplitude: number, divisor: number])[]) {
  const sum = parts.reduce((total, [amplitude, divisor]) => {
    return total + amplitude * sin((at / divisor) * PI);
  }, 0);
  return (sum * 2) / 3;
}

function northOf(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x));
  const first = waves(x, [20, 1 / 6], [20, 1 / 2]);
  return plain + first + waves(y, [20, 1], [40, 3]) + waves(y, [160, 12], [320, 30]);
}

function eastOf(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x));
  const first = waves(x, [20, 1 / 6], [20, 1 / 2]);
  return plain + first + waves(x, [20, 1], [40, 3]) + waves(x, [150, 12], [300, 30]);
}
