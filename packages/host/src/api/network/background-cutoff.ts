import type { ApiContext } from '../kit/context';

/** Documentation (基础能力 / 网络): a program in the background has this long (ms) to finish what it asked for. */
const patience = 5_000;

type Seen = Pick<ApiContext, 'phone' | 'visibility'>;

/** Milliseconds until the program is cut off from the network; undefined: it is in the foreground. */
function patienceLeft({ phone, visibility }: Seen): number | undefined {
  const since = visibility.hiddenSince();
  return since === undefined ? undefined : since + patience - phone.clock.now();
}

/** Whether the program may not begin anything on the network until it is in the foreground again. */
export function isCutOff(context: Seen): boolean {
  return (patienceLeft(context) ?? 1) <= 0;
}

/**
 * Calls `cut` when the program has been in the back for that long, at once where it already has; the
 * returned function stops watching.
 */
export function whenCutOff(context: Seen, cut: () => void): () => void {
  const { phone, visibility } = context;
  let cancel: () => void = () => undefined;
  const watch = () => {
    cancel();
    const left = patienceLeft(context);
    if (left === undefined) return;
    if (left <= 0) cut();
    else cancel = phone.clock.after(left, cut);
  };
  const unlisten = visibility.onChange(watch);
  watch();
  return () => {
    cancel();
    unlisten();
  };
}
