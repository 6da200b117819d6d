import { approximated } from '../../fidelity';
import { addPart, stateByElement, undoAll } from '../kit/part';
import type { Instance } from '../kit/properties';
import { array, boolean, defineBuiltIn, text } from '../kit/properties';
import { columnIndex, followColumn, turnColumn } from './picker-view-column/turning';

const properties = {
  name: text(),
  value: array(),
  maskClass: text(),
  maskStyle: text(),
  indicatorStyle: text(),
  indicatorClass: text(),
  immediateChange: boolean(),
};

type PickerView = Instance<typeof properties>;

/**
 * `<picker-view>`: columns in the page that snap to their rows; fires `pickstart`, `change` {value}
 * and `pickend` (documentation: 组件/表单组件/picker-view).
 */
export const pickerView = defineBuiltIn({
  tag: 'picker-view',
  fidelity: approximated(
    'Rows snap by the browser’s own scrolling; immediate-change does nothing.',
  ),
  properties,
  css: `
wx-picker-view { display: flex; position: relative; overflow: hidden; }
wx-picker-view > .wx-picker-view-indicator {
  position: absolute; left: 0; right: 0; top: 50%; height: 34px; transform: translateY(-50%); box-sizing: border-box;
  border: solid var(--wx-line, rgba(0, 0, 0, 0.12)); border-width: 1px 0; pointer-events: none;
}
wx-picker-view > .wx-picker-view-mask {
  position: absolute; inset: 0; z-index: 1; pointer-events: none;
  background: linear-gradient(var(--wx-panel, #fff), transparent 45%, transparent 55%, var(--wx-panel, #fff)); opacity: 0.8;
}`,
  attached(self) {
    const indicator = addPart(self, 'div', '');
    const mask = addPart(self, 'div', '', 'after');
    const show = () => {
      dress(self, indicator, mask);
      for (const [index, column] of columnsOf(self).entries()) {
        turnColumn(column.element, Number(self.properties.value[index] ?? 0));
      }
    };
    views.set(self, { show });
    show();
    // Columns come into the page after the view around them.
    queueMicrotask(show);
    return undoAll(
      () => {
        indicator.remove();
        mask.remove();
      },
      followColumn(self.element, {
        started() {
          self.trigger('pickstart', {});
        },
        ended() {
          const value = columnsOf(self).map(({ element }) => columnIndex(element));
          const before = self.properties.value;
          if (value.some((index, column) => index !== before[column])) {
            self.update('value', value);
            self.trigger('change', { value });
          }
          self.trigger('pickend', {});
        },
      }),
    );
  },
  changed(self) {
    views.get(self)?.show();
  },
  formValue: (self) => self.properties.value,
  formReset(self) {
    self.update(
      'value',
      columnsOf(self).map(() => 0),
    );
  },
});

const views = stateByElement<{ readonly show: () => void }>();

const columnsOf = (self: PickerView) => self.descendants('picker-view-column');

function dress(self: PickerView, indicator: HTMLElement, mask: HTMLElement): void {
  const { indicatorClass, indicatorStyle, maskClass, maskStyle } = self.properties;
  indicator.className = ['wx-picker-view-indicator', ...self.classNames(indicatorClass)].join(' ');
  indicator.setAttribute('style', indicatorStyle);
  mask.className = ['wx-picker-view-mask', ...self.classNames(maskClass)].join(' ');
  mask.setAttribute('style', maskStyle);
  const height = indicator.offsetHeight === 0 ? 34 : indicator.offsetHeight;
  self.element.style.setProperty('--picker-row', `${height}px`);
  self.element.style.setProperty('--picker-height', `${self.element.clientHeight}px`);
}
