import type { BuiltInInstance } from '../kit/built-in';

/** The look of a sign in the place of what this phone has not. */
export const signCss = (tag: string) => `
wx-${tag} { display: flex; position: relative; min-width: 44px; min-height: 44px; box-sizing: border-box; align-items: center; justify-content: center; overflow: hidden; border: 1px dashed #9aa3b2; border-radius: 6px; color: inherit; background: rgba(128, 138, 158, 0.1); font-size: 13px; }
wx-${tag} > .wx-placeholder { padding: 8px; text-align: center; }`;

/** Says in the phone's language what would be here. */
export function drawSign(
  { phone }: Pick<BuiltInInstance, 'phone'>,
  sign: HTMLElement,
  tag: string,
): HTMLElement {
  const { signs } = phone.surfaces.words();
  const names: Readonly<Record<string, string>> = signs.names;
  sign.textContent = signs.missing(names[tag] ?? tag, tag);
  return sign;
}
