import { approximated } from '../../../fidelity';
import { defineBuiltIn } from '../../kit/properties';

/** `<picker-view-column>`: its children are the rows, as high as the frame in the middle (documentation: 组件/表单组件/picker-view-column). */
export const pickerViewColumn = defineBuiltIn({
  tag: 'picker-view-column',
  fidelity: approximated('Turns by the browser’s own scrolling.'),
  properties: {},
  css: `
wx-picker-view-column { display: block; flex: 1; height: 100%; overflow-y: auto; scroll-snap-type: y mandatory; scrollbar-width: none; }
wx-picker-view-column::before, wx-picker-view-column::after { content: ''; display: block; height: calc((var(--picker-height, 200px) - var(--picker-row, 34px)) / 2); }
wx-picker-view-column > * { height: var(--picker-row, 34px); overflow: hidden; scroll-snap-align: center; }`,
  attached(self) {
    // Turning by the keyboard needs the focus.
    if (!self.element.hasAttribute('tabindex')) self.element.tabIndex = 0;
    return () => undefined;
  },
});
