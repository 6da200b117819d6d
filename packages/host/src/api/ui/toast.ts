import type { ToastSurface } from '../../phone/surfaces';
import type { Options } from '../kit/api';
import type { ApiContext } from '../kit/context';

type Kind = 'toast' | 'loading';

interface OpenToast {
  readonly kind: Kind;
  readonly close: () => void;
}

/** Toast and loading share one place on the screen: the next one replaces what is there. */
const open = new WeakMap<object, OpenToast>();

/** Shows a toast for `duration` ms, a loading until it is hidden. */
export function openToast(
  { phone }: ApiContext,
  kind: Kind,
  surface: Omit<ToastSurface, 'kind'>,
  duration?: number,
): void {
  open.get(phone)?.close();
  const remove = phone.surfaces.open({ kind: 'toast', ...surface });
  const cancel = duration === undefined ? () => undefined : phone.clock.after(duration, remove);
  open.set(phone, {
    kind,
    close() {
      cancel();
      remove();
    },
  });
}

/** `noConflict` (since 2.22.1) hides only what the call is named after. */
export function closeToast({ phone }: ApiContext, kind: Kind, { noConflict }: Options): void {
  const shown = open.get(phone);
  if (shown === undefined || (noConflict === true && shown.kind !== kind)) return;
  shown.close();
  open.delete(phone);
}
