import type { AccessibilityCheck } from '../support/accessibility';
import { openAccessibilityCheck } from '../support/accessibility';
import type { Sight } from '../support/sights/sight';
import { labSight, sights } from '../support/sights/sights';

interface Look extends Sight {
  readonly theme: 'light' | 'dark';
}

const largeText = { device: 'small-phone', fontScale: 1.4 };
/** Where WeChat's largest usual text meets the smallest phone. */
const large: readonly Sight[] = [
  {
    what: 'the account, in large text on a small phone',
    page: 'pages/account/account',
    settings: largeText,
    until: '#delete',
  },
  {
    what: 'the ways to a number, in large text on a small phone',
    page: 'pages/phone/phone',
    settings: largeText,
    until: '#manual',
  },
];

/** axe-core over each page and each sheet in both themes, with nothing excepted. */
const looks = [...Object.values(sights).flat(), ...large, labSight].flatMap(
  (sight): readonly Look[] => [
    { ...sight, theme: 'light' },
    { ...sight, theme: 'dark' },
  ],
);

let check: AccessibilityCheck;

beforeAll(async () => {
  check = await openAccessibilityCheck();
});

afterAll(() => check.close());

test.each(looks)('$what, $theme: axe finds nothing', async ({ theme, ...sight }) => {
  await expect(check.violations(sight, theme)).resolves.toStrictEqual([]);
});
