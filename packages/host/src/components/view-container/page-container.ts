import { approximated } from '../../fidelity';
import { addPart, stateByElement, undoAll } from '../kit/part';
import type { Instance } from '../kit/properties';
import { boolean, defineBuiltIn, number, text } from '../kit/properties';

const properties = {
  show: boolean(),
  duration: number(300),
  zIndex: number(100),
  overlay: boolean(true),
  position: text('bottom'),
  round: boolean(),
  closeOnSlideDown: boolean(),
  overlayStyle: text(),
  customStyle: text(),
};

type PageContainer = Instance<typeof properties>;

/**
 * `<page-container>`: a layer over the page that comes and goes with its six events (documentation:
 * 组件/视图容器/page-container). Sliding down does not close it; going back is the runtime's matter.
 */
export const pageContainer = defineBuiltIn({
  tag: 'page-container',
  fidelity: approximated(
    'custom-style does nothing; sliding down does not close it; going back closes the page.',
  ),
  properties,
  css: `
wx-page-container { position: fixed; inset: 0; display: none; flex-direction: column; }
wx-page-container[shown] { display: flex; }
wx-page-container[position='bottom'] { justify-content: flex-end; }
wx-page-container[position='center'] { justify-content: center; }
wx-page-container[position='right'] { align-items: flex-end; }
wx-page-container > * { position: relative; background: var(--wx-panel, #fff); }
wx-page-container > .wx-page-container-overlay { position: absolute; inset: 0; background: rgba(0, 0, 0, 0.5); }
wx-page-container[round][position='bottom'] > .wx-page-container-overlay + * { border-radius: 20px 20px 0 0; }`,
  attached(self) {
    const overlay = addPart(self, 'div', 'wx-page-container-overlay');
    const state = states.set(self, { overlay, stop: () => undefined, isShown: false });
    reflect(self, state);
    const click = () => {
      self.trigger('clickoverlay', {});
      self.update('show', false);
    };
    overlay.addEventListener('click', click);
    return undoAll(
      () => {
        state.stop();
      },
      () => {
        overlay.remove();
      },
    );
  },
  changed(self) {
    const state = states.get(self);
    if (state) reflect(self, state);
  },
});

interface State {
  readonly overlay: HTMLElement;
  isShown: boolean;
  stop: () => void;
}

const states = stateByElement<State>();

function reflect(self: PageContainer, state: State): void {
  const { element, properties } = self;
  element.setAttribute('position', properties.position);
  element.toggleAttribute('round', properties.round);
  element.style.zIndex = String(properties.zIndex);
  state.overlay.hidden = !properties.overlay;
  state.overlay.setAttribute('style', properties.overlayStyle);
  if (properties.show === state.isShown) return;
  state.isShown = properties.show;
  state.stop();
  const verb = properties.show ? 'enter' : 'leave';
  self.trigger(`before${verb}`, {});
  if (properties.show) element.setAttribute('shown', '');
  self.trigger(verb, {});
  state.stop = self.phone.clock.after(properties.duration, () => {
    if (!self.properties.show) element.removeAttribute('shown');
    self.trigger(`after${verb}`, {});
  });
}
