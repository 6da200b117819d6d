import {
  openAccessibilityCheck,
  type AccessibilityCheck,
  type Look,
} from '../support/accessibility';

/** axe-core over each page in both themes, with nothing excepted. */
const pages: readonly Omit<Look, 'theme'>[] = [
  { page: 'pages/account/account', until: '#profile' },
  { page: 'pages/profile/profile', until: '#save' },
  { page: 'pages/phone/phone', until: '#manual' },
  { page: 'pages/phone-manual/phone-manual', until: '#submit' },
  { page: 'pages/phone-manual/phone-manual', taps: ['#region'], until: 'text=中国香港' },
  { page: 'pages/phone-manual/phone-manual', taps: ['#submit'], until: '.notice' },
  { page: 'pages/lab/lab', until: '#raw' },
];
const looks = pages.flatMap((page): readonly Look[] => [
  { ...page, theme: 'light' },
  { ...page, theme: 'dark' },
]);

let check: AccessibilityCheck;

beforeAll(async () => {
  check = await openAccessibilityCheck();
});

afterAll(() => check.close());

test.each(looks)('$page with $until, $theme: axe finds nothing', async (look) => {
  await expect(check.violations(look)).resolves.toStrictEqual([]);
});
