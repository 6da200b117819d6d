import type { EngineElement } from '../engine/engine-types';
import { engineElementOf } from '../engine/engine-types';

/** What the Tab key stops at. */
const stops =
  'input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex]:not([tabindex^="-"])';
const fields = 'input, textarea, select';

/**
 * The keyboard while a sheet of the program is open (`aria-modal`), which a phone does not have: Tab stays
 * inside, Enter and Space reach nothing behind it, and Escape taps beside the sheet, which is how a finger
 * would leave it. The returned function stops it.
 */
export function installModalKeys(
  area: HTMLElement,
  tap: (target: EngineElement) => void,
): () => void {
  const { ownerDocument: document } = area;
  /** What had the focus when it went into the sheet. */
  let opener: HTMLElement | undefined;
  const comeBack = (event: KeyboardEvent) => {
    const to = opener;
    opener = undefined;
    if (event.key !== 'Tab' || document.activeElement !== document.body) return;
    if (to === undefined || !isSeen(to)) return;
    event.preventDefault();
    to.focus();
  };
  const hear = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (target !== document.body && !area.contains(target as Node)) return;
    const sheet = sheetIn(area);
    if (sheet === undefined) {
      comeBack(event);
      return;
    }
    if (key === 'Tab') {
      opener = focusBehind(sheet) ?? opener;
      keepInside(sheet, event);
    } else if (key === 'Escape') {
      const beside = scrimOf(area, sheet);
      if (beside !== undefined) tap(beside);
    } else if (isTap(key) && isBehind(sheet, target as Element)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  document.addEventListener('keydown', hear, true);
  return () => {
    document.removeEventListener('keydown', hear, true);
  };
}

/** The sheet in front, unless the phone has one of its own over it. */
function sheetIn(area: HTMLElement): HTMLElement | undefined {
  const sheets = area.ownerDocument.querySelectorAll<HTMLElement>('[aria-modal="true"]');
  const front = [...sheets]
    .filter((sheet) => isSeen(sheet) && sheet.closest('[aria-hidden="true"]') === null)
    .at(-1);
  return area.contains(front ?? null) ? front : undefined;
}

const isSeen = (element: HTMLElement) =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';

const isTap = (key: string) => key === 'Enter' || key === ' ';

function focusBehind(sheet: HTMLElement): HTMLElement | undefined {
  const { activeElement, body } = sheet.ownerDocument;
  const isElsewhere = activeElement !== body && !sheet.contains(activeElement);
  return isElsewhere && activeElement instanceof HTMLElement ? activeElement : undefined;
}

const isBehind = (sheet: HTMLElement, target: Element) =>
  !sheet.contains(target) && !target.matches(fields);

function keepInside(sheet: HTMLElement, event: KeyboardEvent): void {
  const inside = [...sheet.querySelectorAll<HTMLElement>(stops)].filter(isSeen);
  const [first, last] = [inside[0], inside.at(-1)];
  const { activeElement } = sheet.ownerDocument;
  const isInside = sheet.contains(activeElement);
  const end = event.shiftKey ? first : last;
  if (isInside && activeElement !== end) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/**
 * What a finger meets beside the sheet, where that lies over the page and under the whole sheet: the mask
 * that programs put there. The page itself is none.
 */
function scrimOf(area: HTMLElement, sheet: HTMLElement): EngineElement | undefined {
  const { ownerDocument: document } = sheet;
  const { left, right, top, bottom } = sheet.getBoundingClientRect();
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const beside: readonly (readonly [number, number])[] = [
    [middleX, top - 8],
    [middleX, bottom + 8],
    [left - 8, middleY],
    [right + 8, middleY],
  ];
  for (const [x, y] of beside) {
    const met = document.elementFromPoint(x, y);
    if (met instanceof HTMLElement && !sheet.contains(met) && liesUnder(area, sheet, met)) {
      return engineElementOf(met);
    }
  }
  return undefined;
}

/** A sheet that still slides in reaches out of the window. */
function liesUnder(area: HTMLElement, sheet: HTMLElement, met: HTMLElement): boolean {
  const seen = area.getBoundingClientRect();
  const { left, right, top, bottom } = sheet.getBoundingClientRect();
  const mask = met.getBoundingClientRect();
  const { position } = getComputedStyle(met);
  return (
    (position === 'fixed' || position === 'absolute') &&
    mask.left <= Math.max(left, seen.left) &&
    mask.right >= Math.min(right, seen.right) &&
    mask.top <= Math.max(top, seen.top) &&
    mask.bottom >= Math.min(bottom, seen.bottom)
  );
}
