import type { ApiTable, Options } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import type { CoordinateSystem } from './coordinates';
import { requireDeclared } from './declared';
import { fix, mayLocate, systemOf } from './get-location';

/** How often a moving phone would tell, in ms. */
const pace = 1_000;

/** One running update a program; a new one takes the place of the last. */
const running = new WeakMap<ApiContext, () => void>();

/** Tells every second while it runs; in the back only when the program asked for that. */
function start(context: ApiContext, system: CoordinateSystem, inBackground: boolean): void {
  running.get(context)?.();
  let cancel: () => void = () => undefined;
  const next = () => {
    cancel = context.phone.clock.after(pace, () => {
      const isAllowed = inBackground || context.visibility.hiddenSince() === undefined;
      if (isAllowed) context.listeners.call('LocationChange', fix(context, system));
      next();
    });
  };
  next();
  running.set(context, () => {
    cancel();
  });
}

async function startLocationUpdate(context: ApiContext, options: Options): Promise<void> {
  await mayLocate(context, 'startLocationUpdate', 'scope.userLocation');
  start(context, systemOf(options, 'gcj02'), false);
}

async function startLocationUpdateBackground(context: ApiContext, options: Options) {
  requireDeclared(context, 'startLocationUpdateBackground');
  const { requiredBackgroundModes: modes } = context.app.rest;
  if (!Array.isArray(modes) || !modes.includes('location')) {
    throw new ApiFailure('requiredBackgroundModes is not set to location in app.json');
  }
  const scope = 'scope.userLocationBackground';
  await mayLocate(context, 'startLocationUpdateBackground', scope);
  start(context, systemOf(options, 'gcj02'), true);
}

function stopLocationUpdate(context: ApiContext): void {
  running.get(context)?.();
  running.delete(context);
}

const adds = (event: string, since: string) =>
  syncApi(({ listeners }, listener) => {
    listeners.add(event, listener as never);
  }, since);

const removes = (event: string, since: string) =>
  syncApi(({ listeners }, listener) => {
    listeners.remove(event, listener);
  }, since);

/** Following where the phone is (documentation: API / 位置). */
export const locationUpdateApis = {
  startLocationUpdate: asyncApi(startLocationUpdate, { since: '2.8.0' }),
  startLocationUpdateBackground: asyncApi(startLocationUpdateBackground, { since: '2.8.0' }),
  stopLocationUpdate: asyncApi(stopLocationUpdate, { since: '2.8.0' }),
  onLocationChange: adds('LocationChange', '2.8.1'),
  offLocationChange: removes('LocationChange', '2.8.1'),
  onLocationChangeError: adds('LocationChangeError', '2.19.5'),
  offLocationChangeError: removes('LocationChangeError', '2.19.5'),
} satisfies ApiTable;
