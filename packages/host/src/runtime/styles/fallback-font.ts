/**
 * Phones fall back to a font of their own for Chinese; a browser may have none. The phone's font goes
 * around whatever the program asks for: its Chinese part in front, because Chromium asks a page's own
 * font for a missing character only where the system has one too, the whole of it behind.
 */
const front = `'Host CJK', `;
const behind = ', var(--host-font)';

const text = `(?:"[^"]*"|'[^']*'|[^;}!"'])+`;
const declared = new RegExp(
  String.raw`@font-face\s*\{[^}]*\}|(?<![\w-])(font-family|font)(\s*:\s*)(${text})`,
  'gi',
);
const sameAsElsewhere = /^(?:inherit|initial|unset|revert|revert-layer)$/i;
const sizes = [
  String.raw`[\d.]+(?:%|(?!deg|rad|grad|turn)[a-z]+)|(?:x{0,3}-)?(?:small|large)|medium|larger|smaller`,
  String.raw`(?:calc|min|max|clamp|var)\((?:[^()]|\([^()]*\))*\)`,
] as const;
const lineHeight = String.raw`(?:\s*\/\s*(?:[\w.%]+|${sizes[1]}))?`;
const shorthands = sizes.map(
  (size) => new RegExp(String.raw`^((?:.*?\s)?(?:${size})${lineHeight}\s+)(\S.*)$`, 'is'),
);

/** Puts the phone's font around the families of a style sheet or a declaration list. */
export function withFallbackFont(css: string): string {
  if (!/font/i.test(css)) return css;
  return css.replace(
    declared,
    (whole: string, property: string | undefined, colon: string, value: string) => {
      if (property === undefined) return whole;
      const end = value.slice(value.trimEnd().length);
      return `${property}${colon}${withFont(property.toLowerCase(), value.trimEnd())}${end}`;
    },
  );
}

function withFont(property: string, value: string): string {
  if (sameAsElsewhere.test(value)) return value;
  if (property === 'font-family') return `${front}${value}${behind}`;
  for (const shorthand of shorthands) {
    const [, style, family] = shorthand.exec(value) ?? [];
    if (family !== undefined) return `${style ?? ''}${front}${family}${behind}`;
  }
  // A system font by its name, or all of it in a variable.
  return value;
}
