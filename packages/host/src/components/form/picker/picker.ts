import { approximated } from '../../../fidelity';
import { wordsOf } from '../../../phone/words/words';
import { tapByKeyboard } from '../../kit/keyboard-tap';
import { setRole, stateByElement, undoAll } from '../../kit/part';
import type { Instance } from '../../kit/properties';
import { anyType, array, boolean, defineBuiltIn, text } from '../../kit/properties';
import { createDateModel } from './date-model';
import type { PickerModel } from './model';
import { createListModel } from './model';
import { createRegionModel } from './region-model';
import type { Sheet } from './sheet';
import { openSheet } from './sheet';
import { createTimeModel } from './time-model';

const properties = {
  name: text(),
  headerText: text(),
  mode: text('selector'),
  disabled: boolean(),
  range: array(),
  rangeKey: text(),
  value: anyType(null),
  start: text(),
  end: text(),
  fields: text('day'),
  customItem: text(),
  level: text('region'),
};

type Picker = Instance<typeof properties>;

/** What a reset form leaves, by mode. */
const initialValues: Readonly<Record<string, unknown>> = {
  selector: 0,
  multiSelector: [],
  region: [],
};

/**
 * `<picker>`: a tap on what it wraps opens a sheet with the columns of its mode; confirming fires
 * `change`, closing `cancel`, turning a column of a multiSelector `columnchange` (documentation:
 * 组件/表单组件/picker). Regions are a sample (regions.ts).
 */
export const picker = defineBuiltIn({
  tag: 'picker',
  fidelity: approximated(
    'The sheet has lists instead of wheels; header-text shows on every client; regions are a sample, every province with its capital and one district, and have no streets.',
  ),
  properties,
  css: 'wx-picker { display: block; }',
  attached(self) {
    setRole(self, 'button');
    return undoAll(
      () => sheets.get(self)?.close(),
      tapByKeyboard(self, () => !self.properties.disabled),
      self.on('tap', () => {
        if (!self.properties.disabled) open(self);
      }),
    );
  },
  changed(self, name) {
    const state = sheets.get(self);
    // A multiSelector gives other choices for the later columns while its sheet is open.
    if (state && (name === 'range' || name === 'value')) state.reopen();
  },
  swallowsTap: () => false,
  formValue: (self) => formValue(self),
  formReset(self) {
    self.update('value', initialValues[self.properties.mode] ?? '');
  },
});

interface Open extends Sheet {
  reopen(): void;
}

const sheets = stateByElement<Open | undefined>();

function open(self: Picker): void {
  const model = modelOf(self);
  const done = () => sheets.set(self, undefined);
  const words = wordsOf(self.phone.settings.get().language);
  const sheet = openSheet({
    document: self.element.ownerDocument,
    words,
    title: self.properties.headerText === '' ? words.choose : self.properties.headerText,
    model,
    turned(column, value) {
      if (self.properties.mode === 'multiSelector') self.trigger('columnchange', { column, value });
    },
    confirmed() {
      done();
      const detail = model.detail();
      self.update('value', detail['value']);
      self.trigger('change', detail);
    },
    cancelled() {
      done();
      self.trigger('cancel', {});
    },
  });
  sheets.set(self, {
    ...sheet,
    reopen() {
      sheet.close();
      open(self);
    },
  });
}

function modelOf({ properties, phone }: Picker): PickerModel {
  const { mode, range, rangeKey, value, start, end, fields, customItem, level } = properties;
  const now = new Date(phone.clock.now());
  const written = typeof value === 'string' ? value : '';
  switch (mode) {
    case 'multiSelector':
      return createListModel({
        range: range.map((column): readonly unknown[] => (Array.isArray(column) ? column : [])),
        rangeKey,
        value: Array.isArray(value) ? value.map(Number) : [],
        detail: (chosen) => ({ value: [...chosen] }),
      });
    case 'time':
      return createTimeModel({ value: written, start, end, now });
    case 'date':
      return createDateModel({ value: written, start, end, fields, now });
    case 'region':
      return createRegionModel({ value: Array.isArray(value) ? value : [], customItem, level });
    default:
      return createListModel({
        range: [range],
        rangeKey,
        value: [Number(value ?? 0)],
        // WeChat gives the index of a selector as text.
        detail: ([index = 0]) => ({ value: String(index) }),
      });
  }
}

function formValue({ properties: { mode, value } }: Picker): unknown {
  if (mode === 'selector') return Number(value ?? 0);
  return value ?? (mode === 'multiSelector' || mode === 'region' ? [] : '');
}
