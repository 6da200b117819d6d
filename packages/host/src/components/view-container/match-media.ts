import { approximated } from '../../fidelity';
import { stateByElement } from '../kit/part';
import type { Instance } from '../kit/properties';
import { anyType, defineBuiltIn, text } from '../kit/properties';

const properties = {
  minWidth: anyType(null),
  maxWidth: anyType(null),
  width: anyType(null),
  minHeight: anyType(null),
  maxHeight: anyType(null),
  height: anyType(null),
  orientation: text(),
};

type MatchMedia = Instance<typeof properties>;

/** `<match-media>`: is shown while the page's size fits (documentation: 组件/视图容器/match-media). */
export const matchMedia = defineBuiltIn({
  tag: 'match-media',
  fidelity: approximated('Follows the size of the browser’s window.'),
  properties,
  css: 'wx-match-media { display: block; } wx-match-media[unmatched] { display: none; }',
  attached(self) {
    const match = () => {
      self.element.toggleAttribute('unmatched', !fits(self));
    };
    watchers.set(self, match);
    match();
    const view = self.element.ownerDocument.defaultView;
    view?.addEventListener('resize', match);
    return () => {
      view?.removeEventListener('resize', match);
    };
  },
  changed(self) {
    watchers.get(self)?.();
  },
});

const watchers = stateByElement<() => void>();

function fits({ element, properties }: MatchMedia): boolean {
  const { width, height } = sizeOf(element);
  const { minWidth, maxWidth, minHeight, maxHeight, orientation } = properties;
  const isLandscape = width > height;
  return (
    within(width, minWidth, maxWidth, properties.width) &&
    within(height, minHeight, maxHeight, properties.height) &&
    (orientation === '' || (orientation === 'landscape') === isLandscape)
  );
}

/** Limits that the program left out are null. */
function within(size: number, least: unknown, most: unknown, exact: unknown): boolean {
  return (
    (least === null || size >= Number(least)) &&
    (most === null || size <= Number(most)) &&
    (exact === null || size === Number(exact))
  );
}

/** The window that pages fill; without layout the browser's own. */
function sizeOf(element: HTMLElement): { readonly width: number; readonly height: number } {
  const area = element.closest('page')?.parentElement;
  if (area && area.clientWidth > 0) return { width: area.clientWidth, height: area.clientHeight };
  return { width: window.innerWidth, height: window.innerHeight };
}
