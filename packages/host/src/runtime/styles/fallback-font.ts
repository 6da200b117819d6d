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
/** Phones have Chinese in these; Chromium elsewhere takes one family for them, which may have none. */
const systemFont =
  /^(?:caption|icon|menu|message-box|small-caption|status-bar|-webkit-(?:mini-|small-)?control)$/i;
const sameAsElsewhere = /^(?:inherit|initial|unset|revert|revert-layer)$/i;
const sizes = [
  String.raw`[\d.]+(?:%|(?!deg|rad|grad|turn)[a-z]+)|(?:x{0,3}-)?(?:small|large)|medium|larger|smaller`,
  String.raw`(?:calc|min|max|clamp|var)\((?:[^()]|\([^()]*\))*\)`,
] as const;
const lineHeight = String.raw`(?:\s*\/\s*(?:[\w.%]+|${sizes[1]}))?`;
const shorthands = sizes.map(
  (size) => new RegExp(String.raw`^((?:.*?\s)?(?:${size})${lineHeight}\s+)(\S.*)$`, 'is'),
);

type Declaration = readonly [
  property?: string,
  colon?: string,
  value?: string,
  at?: number,
  all?: string,
];

/** Puts the phone's font around the families of a style sheet or a declaration list. */
export function withFallbackFont(css: string): string {
  if (!/font/i.test(css)) return css;
  return css.replace(
    declared,
    (whole: string, ...[property, colon = '', value = '', at = 0, all = '']: Declaration) => {
      if (property === undefined) return whole;
      // What follows would be more important than the family that is added.
      if (systemFont.test(value.trim()) && all[at + whole.length] === '!') return whole;
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
  if (systemFont.test(value)) return `${value}; font-family: ${front}${behind.slice(2)}`;
  // All of it is in a variable.
  return value;
}
