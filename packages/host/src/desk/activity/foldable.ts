import { element } from '../../page/element';

/** One line that opens to the whole. */
export function foldable(summary: string, whole: string): HTMLElement {
  return element(
    'details',
    {},
    element('summary', {}, summary.length > 160 ? `${summary.slice(0, 160)}…` : summary),
    element('pre', {}, whole),
  );
}
