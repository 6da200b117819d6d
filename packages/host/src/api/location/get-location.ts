import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { requirePrivacy } from '../open/privacy-gate';
import { requirePermission } from '../open/settings';
import type { CoordinateSystem } from './coordinates';
import { whereIs } from './coordinates';
import { requireDeclared } from './declared';

/** "wgs84" unless told: what is neither counts as it. */
export function systemOf({ type }: Options, fallback: CoordinateSystem): CoordinateSystem {
  return type === 'wgs84' || type === 'gcj02' ? type : fallback;
}

/** The gates in front of every location: the declaration, the privacy guide, the permission. */
export async function mayLocate(context: ApiContext, name: string, scope: string): Promise<void> {
  requireDeclared(context, name);
  await requirePrivacy(context, name);
  await requirePermission(context, scope);
}

/** How good the simulated GPS is, in m: better with `isHighAccuracy`. */
export function fix(context: ApiContext, system: CoordinateSystem, isHighAccuracy = false) {
  const accuracy = isHighAccuracy ? 5 : 65;
  const isAndroid = context.phone.settings.get().client === 'android';
  return {
    ...whereIs(context, system),
    speed: -1,
    accuracy,
    altitude: 0,
    verticalAccuracy: isAndroid ? 0 : accuracy,
    horizontalAccuracy: accuracy,
  };
}

async function getLocation(context: ApiContext, options: Options) {
  // Documentation: not to be called once the person left the program.
  if (context.visibility.hiddenSince() !== undefined) {
    throw new ApiFailure('can not getLocation in background');
  }
  await mayLocate(context, 'getLocation', 'scope.userLocation');
  return fix(context, systemOf(options, 'wgs84'), options['isHighAccuracy'] === true);
}

/** To about ten kilometres, as far as anybody can tell from outside. */
const blurred = (degrees: number) => Math.round(degrees * 10) / 10;

async function getFuzzyLocation(context: ApiContext, options: Options) {
  await mayLocate(context, 'getFuzzyLocation', 'scope.userFuzzyLocation');
  const { latitude, longitude } = whereIs(context, systemOf(options, 'wgs84'));
  return { latitude: blurred(latitude), longitude: blurred(longitude) };
}

/** Where the phone is (documentation: API / 位置). */
export const getLocationApis = {
  getLocation: asyncApi(getLocation),
  getFuzzyLocation: asyncApi(getFuzzyLocation, { since: '2.25.0', promise: false }),
} satisfies ApiTable;
