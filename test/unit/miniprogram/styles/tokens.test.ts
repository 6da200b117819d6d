import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const source = readFileSync(
  resolve(__dirname, '../../../../miniprogram/styles/tokens.wxss'),
  'utf8',
);
const [light = '', dark = ''] = source.split('@media (prefers-color-scheme: dark)');

type Colours = Readonly<Record<string, string>>;
const coloursOf = (css: string): Colours =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (#[\da-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );

const themes = { light: coloursOf(light), dark: coloursOf(dark) };

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['surface-page', 'surface-card', 'surface-sheet'];
const texts = ['text-primary', 'text-secondary', 'text-hint', 'accent-text', 'danger', 'success'];
const pairs = [
  ...texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ['on-accent', 'accent'] as const,
  ['accent-text', 'accent-soft'] as const,
  ['text-secondary', 'accent-soft'] as const,
  ['danger', 'danger-soft'] as const,
  ['success', 'success-soft'] as const,
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(pairs)('can be read: %s on %s', (text, surface) => {
    const colours = themes[theme];
    expect(contrast(colours[text] ?? '', colours[surface] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the themes', () => {
  it('have the same colours by name', () => {
    expect(Object.keys(themes.dark).sort()).toStrictEqual(Object.keys(themes.light).sort());
  });
});
