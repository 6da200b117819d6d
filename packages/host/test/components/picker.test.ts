/**
 * @jest-environment jsdom
 */
import { createDateModel } from '../../src/components/form/picker/date-model';
import { picker } from '../../src/components/form/picker/picker';
import { createRegionModel } from '../../src/components/form/picker/region-model';
import { createTimeModel } from '../../src/components/form/picker/time-model';
import { clearPage, mount } from './fake-instance';

afterEach(clearPage);

function opened(properties: Readonly<Record<string, unknown>>) {
  const made = mount(picker, { properties, text: '选择' });
  made.send('tap');
  const turn = (column: number, index: number) => {
    const list = document.querySelectorAll('select')[column];
    if (!list) throw new Error(`there is no column ${column}`);
    list.selectedIndex = index;
    list.dispatchEvent(new Event('change'));
  };
  const press = (answer: string) =>
    document.querySelector<HTMLButtonElement>(`.host-picker [data-answer="${answer}"]`)?.click();
  const words = (column: number) =>
    [...(document.querySelectorAll('select')[column]?.options ?? [])].map(({ text }) => text);
  return { ...made, turn, press, words };
}

const now = new Date(2026, 1, 28, 9, 41);

describe('a selector', () => {
  it('gives the index as text and keeps it', () => {
    const made = opened({ range: ['甲', '乙', '丙'] });
    made.turn(0, 2);
    made.press('confirm');
    expect(made.fired).toStrictEqual([{ type: 'change', detail: { value: '2' } }]);
    expect(picker.formValue?.(made.self)).toBe(2);
    expect(document.querySelector('.host-picker')).toBeNull();
  });

  it('shows the field of the objects that range-key names', () => {
    const range = [{ name: '广东' }, { name: '海南' }];
    expect(opened({ range, rangeKey: 'name' }).words(0)).toStrictEqual(['广东', '海南']);
  });

  it('is cancelled by its button, beside it and by Escape', () => {
    const made = opened({ range: ['甲'] });
    made.press('cancel');
    made.send('tap');
    document.querySelector<HTMLElement>('.host-scrim')?.click();
    made.send('tap');
    document
      .querySelector('.host-picker')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(made.fired.map(({ type }) => type)).toStrictEqual(['cancel', 'cancel', 'cancel']);
  });

  it('does not open while disabled, and closes with its page', () => {
    opened({ disabled: true, range: ['甲'] });
    expect(document.querySelector('.host-picker')).toBeNull();
    opened({ range: ['甲'] }).leave();
    expect(document.querySelector('.host-picker')).toBeNull();
  });
});

describe('a multiSelector', () => {
  it('tells each turn of a column, then all of them', () => {
    const made = opened({
      mode: 'multiSelector',
      range: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      value: [0, 1],
    });
    made.turn(0, 1);
    made.press('confirm');
    expect(made.fired).toStrictEqual([
      { type: 'columnchange', detail: { column: 0, value: 1 } },
      { type: 'change', detail: { value: [1, 1] } },
    ]);
  });

  it('shows the columns that the program gives in answer to a turn', () => {
    const made = opened({ mode: 'multiSelector', range: [['a', 'b'], ['c']] });
    made.set('range', [
      ['a', 'b'],
      ['x', 'y'],
    ]);
    expect(made.words(1)).toStrictEqual(['x', 'y']);
  });
});

describe('dates', () => {
  const base = { value: '', start: '', end: '', fields: 'day', now };

  it('begin with today', () => {
    expect(createDateModel(base).detail()).toStrictEqual({ value: '2026-02-28' });
  });

  it('have as many days as their month', () => {
    const model = createDateModel({ ...base, value: '2024-01-31' });
    model.choose(1, 1);
    expect(model.detail()).toStrictEqual({ value: '2024-02-29' });
    expect(model.columns()[2]).toHaveLength(29);
  });

  it('stay between start and end', () => {
    const model = createDateModel({ ...base, start: '2026-03-10', end: '2026-04-05' });
    expect(model.detail()).toStrictEqual({ value: '2026-03-10' });
    expect(model.columns()[1]).toStrictEqual(['3月', '4月']);
    model.choose(1, 1);
    expect(model.columns()[2]?.at(-1)).toBe('5日');
  });

  it.each([
    ['month', '2026-02'],
    ['year', '2026'],
  ])('can be as coarse as a %s', (fields, value) => {
    expect(createDateModel({ ...base, fields }).detail()).toStrictEqual({ value });
  });
});

describe('times', () => {
  it('begin with now and are written hh:mm', () => {
    const model = createTimeModel({ value: '', start: '', end: '', now });
    expect(model.detail()).toStrictEqual({ value: '09:41' });
  });

  it('stay between start and end', () => {
    const model = createTimeModel({ value: '08:10', start: '08:30', end: '10:15', now });
    expect(model.detail()).toStrictEqual({ value: '08:30' });
    model.choose(0, 2);
    expect(model.detail()).toStrictEqual({ value: '10:15' });
  });
});

describe('regions', () => {
  it('give names, codes and the postcode', () => {
    const model = createRegionModel({ value: ['广东省'], customItem: '', level: 'region' });
    expect(model.detail()).toStrictEqual({
      value: ['广东省', '广州市', '海珠区'],
      code: ['440000', '440100', '440105'],
      postcode: '510220',
    });
  });

  it('have the custom item on top of every column', () => {
    const model = createRegionModel({ value: [], customItem: '全部', level: 'region' });
    expect(model.columns().map((words) => words[0])).toStrictEqual(['全部', '全部', '全部']);
    expect(model.detail()).toStrictEqual({ value: ['全部', '全部', '全部'], code: [] });
  });

  it('stop at the level asked for', () => {
    const model = createRegionModel({ value: ['海南省'], customItem: '', level: 'city' });
    expect(model.detail()).toStrictEqual({
      value: ['海南省', '海口市'],
      code: ['460000', '460100'],
    });
  });
});

test.each([
  ['selector', 0],
  ['multiSelector', []],
  ['region', []],
  ['date', ''],
])('a form that is reset leaves a %s at %j', (mode, value) => {
  const { self } = mount(picker, { properties: { mode, value: 'chosen' } });
  picker.formReset?.(self);
  expect(self.properties['value']).toStrictEqual(value);
});

describe('the keyboard in the sheet', () => {
  const stops = () => [...document.querySelectorAll<HTMLElement>('.host-picker button, select')];
  const tab = (shiftKey = false) => {
    const event = new KeyboardEvent('keydown', {
      key: 'Tab',
      shiftKey,
      bubbles: true,
      cancelable: true,
    });
    document.activeElement?.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('goes from the last stop to the first, and back', () => {
    opened({ mode: 'multiSelector', range: [['甲'], ['乙']] });
    const [first] = stops();
    const last = stops().at(-1);
    last?.focus();
    expect([tab(), document.activeElement === first]).toStrictEqual([true, true]);
    expect([tab(true), document.activeElement === last]).toStrictEqual([true, true]);
    expect([tab(true), document.activeElement === last]).toStrictEqual([false, true]);
  });

  it('comes back to what opened the sheet', () => {
    const before = document.body.appendChild(document.createElement('button'));
    before.focus();
    const made = opened({ range: ['甲'] });
    expect(document.activeElement).toBe(document.querySelector('select'));
    made.press('cancel');
    expect(document.activeElement).toBe(before);
  });
});
