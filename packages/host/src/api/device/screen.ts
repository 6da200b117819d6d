import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';

/** What each program set; the phone's own brightness is the half. */
const brightness = new WeakMap<ApiContext, number>();
const own = 0.5;

/** Android alone knows -1: as the system has it. */
function setScreenBrightness(context: ApiContext, { value }: Options): void {
  const isAndroid = context.phone.settings.get().client === 'android';
  if (isAndroid && value === -1) brightness.delete(context);
  else if (typeof value === 'number' && value >= 0 && value <= 1) brightness.set(context, value);
  else throw new ApiFailure('invalid value');
}

function setVisualEffectOnCapture(_context: ApiContext, { visualEffect = 'none' }: Options): void {
  if (visualEffect === 'none' || visualEffect === 'hidden') return;
  throw new ApiFailure('parameter error: invalid visualEffect');
}

/** The screen (documentation: API / 设备 / 屏幕). */
export const screenApis = {
  setScreenBrightness: asyncApi(setScreenBrightness, { since: '1.2.0' }),
  getScreenBrightness: asyncApi((context) => ({ value: brightness.get(context) ?? own }), {
    since: '1.2.0',
  }),
  setVisualEffectOnCapture: asyncApi(setVisualEffectOnCapture, { since: '3.1.4' }),
  getScreenRecordingState: asyncApi(() => ({ state: 'off' }), { since: '3.1.4' }),
} satisfies ApiTable;
