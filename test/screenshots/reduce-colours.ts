import type { PalettePicture, Picture } from './png';

/** A colour as 0xRRGGBB and how many pixels have it. */
interface Counted {
  readonly colour: number;
  readonly count: number;
}

const channelsOf = (colour: number): readonly [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 0xff,
  colour & 0xff,
];

function count({ rgb }: Picture): readonly Counted[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].map(([colour, found]) => ({ colour, count: found }));
}

interface Box {
  readonly colours: readonly Counted[];
  /** The channel in which the colours differ most. */
  readonly channel: 0 | 1 | 2;
  /** How much it hurts to give them one colour: the wider and the more visible, the more. */
  readonly harm: number;
}

function box(colours: readonly Counted[]): Box {
  const spreads = ([0, 1, 2] as const).map((channel) => {
    const values = colours.map(({ colour }) => channelsOf(colour)[channel]);
    const low = values.reduce((a, b) => Math.min(a, b), 255);
    return { channel, spread: values.reduce((a, b) => Math.max(a, b), 0) - low };
  });
  const widest = spreads.reduce((best, one) => (one.spread > best.spread ? one : best));
  const pixels = colours.reduce((sum, one) => sum + one.count, 0);
  return { colours, channel: widest.channel, harm: widest.spread * Math.sqrt(pixels) };
}

/** Two boxes with about as many pixels each: median cut. */
function split({ colours, channel }: Box): readonly [Box, Box] {
  const sorted = [...colours].sort(
    (a, b) => channelsOf(a.colour)[channel] - channelsOf(b.colour)[channel],
  );
  const half = sorted.reduce((sum, one) => sum + one.count, 0) / 2;
  let sum = 0;
  let at = sorted.findIndex((one) => (sum += one.count) >= half) + 1;
  at = Math.min(Math.max(at, 1), sorted.length - 1);
  return [box(sorted.slice(0, at)), box(sorted.slice(at))];
}

/** The most frequent colour of a box: areas keep their exact colour, edges of letters give way. */
function representative({ colours }: Box): number {
  return colours.reduce((best, one) => (one.count > best.count ? one : best)).colour;
}

/**
 * The picture in at most `limit` colours (≤ 256). A picture that has no more keeps every one exactly.
 */
export function reduceColours(picture: Picture, limit = 256): PalettePicture {
  const boxes = [box(count(picture))];
  while (boxes.length < limit) {
    const worst = boxes.reduce((found, one) => (one.harm > found.harm ? one : found));
    if (worst.colours.length < 2) break;
    boxes.splice(boxes.indexOf(worst), 1, ...split(worst));
  }
  const numbers = new Map(
    boxes.flatMap(({ colours }, number) => colours.map(({ colour }) => [colour, number] as const)),
  );
  const { width, height, rgb } = picture;
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const colour =
      ((rgb[at * 3] ?? 0) << 16) | ((rgb[at * 3 + 1] ?? 0) << 8) | (rgb[at * 3 + 2] ?? 0);
    pixels[at] = numbers.get(colour) ?? 0;
  }
  const palette = Uint8Array.from(boxes.flatMap((one) => channelsOf(representative(one))));
  return { width, height, pixels, palette };
}
