import type { Phone } from '../phone/phone';
import { domOf, engineElementOf } from '../runtime/engine/engine-types';

/** Tells developers, in the journal and on the console, that a touch cannot reach what was asked for. */
export function warnIfCovered({ journal, surfaces }: Phone, wanted: Element, hit: Element): void {
  if (wanted.contains(hit)) return;
  const surface = hit.closest('.host-surfaces') === null ? undefined : surfaces.list().at(-1);
  const cover =
    surface === undefined ? describe(ofProgram(hit) ?? hit) : `the phone’s ${surface.kind}`;
  const text = `The touch does not reach ${describe(wanted)}: ${cover} covers it.`;
  journal.emit('notice', { severity: 'warning', text });
  journal.emit('console', { type: 'warn', args: [text] });
}

const ofProgram = (hit: Element) => {
  const element = engineElementOf(hit);
  return element === undefined ? undefined : domOf(element);
};

/** As a selector of the program would name it: `view#mask.dark`. */
function describe(element: Element): string {
  const id = element.id === '' ? '' : `#${element.id}`;
  const classes = [...element.classList].map((name) => `.${name}`).join('');
  return `${element.localName.replace(/^wx-/, '')}${id}${classes}`;
}
