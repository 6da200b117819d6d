import { element } from '../../page/element';
import type { Words } from '../words';
import { foldable } from './foldable';

/** An error: its message, the first place in the program's own files, and the stack, folded. */
export function drawThrown(message: string, stack: string, words: Words): HTMLElement {
  const frames = framesOf(stack);
  if (frames.length === 0) return element('span', { class: 'thrown' }, message);
  const place = frames.find((frame) => !isOfSimulator(frame));
  return element(
    'details',
    { class: 'thrown' },
    element(
      'summary',
      {},
      message,
      place !== undefined && element('code', { class: 'place' }, placeOf(place)),
    ),
    element('div', { class: 'frames' }, ...groups(frames, words)),
  );
}

const framesOf = (stack: string): readonly string[] =>
  stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at |@.*:\d+:\d+$/u.test(line));

/** The program's own files have no address: the simulator's scripts do. */
const isOfSimulator = (frame: string): boolean => /https?:\/\/|<anonymous>/u.test(frame);

const placeOf = (frame: string): string => /\(?([^\s()]+:\d+):\d+\)?$/u.exec(frame)?.[1] ?? frame;

/** Neighbouring frames of the simulator fold into one line. */
function groups(frames: readonly string[], words: Words): readonly Node[] {
  const nodes: Node[] = [];
  let hidden: string[] = [];
  const flush = () => {
    if (hidden.length > 0)
      nodes.push(foldable(words.simulatorFrames(hidden.length), hidden.join('\n')));
    hidden = [];
  };
  for (const frame of frames) {
    if (isOfSimulator(frame)) {
      hidden.push(frame);
    } else {
      flush();
      nodes.push(element('div', { class: 'frame' }, frame));
    }
  }
  flush();
  return nodes;
}
