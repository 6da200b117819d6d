import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

const canIUse = (schema: string, baseLibrary?: string) =>
  wxOnPhone({ settings: baseLibrary === undefined ? {} : { baseLibrary } }).call('canIUse', schema);

test.each(['map', 'web-view', 'ad', 'ad-custom', 'official-account'])(
  'canIUse says that <%s> is there',
  (tag) => {
    expect(canIUse(tag)).toBe(true);
    expect(canIUse(`${tag}.bindload`)).toBe(true);
  },
);

test.each([
  ['web-view', '1.6.4', '1.6.3'],
  ['ad', '1.9.94', '1.9.93'],
  ['ad-custom', '2.10.4', '2.10.3'],
  ['official-account', '2.3.0', '2.2.9'],
])('<%s> came with %s, not with %s', (tag, since, before) => {
  expect(canIUse(tag, since)).toBe(true);
  expect(canIUse(tag, before)).toBe(false);
});
