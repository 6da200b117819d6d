/** One thing that a program asked its canvas to draw, kept until `draw()`. */
export type CanvasStep = (brush: Brush) => void;

/** A colour, or a gradient or pattern as the program described it. */
export type Paint = string | Gradient | Pattern;

export interface Gradient {
  readonly kind: 'linear' | 'circular';
  /** x0, y0, x1, y1 of a linear gradient; x, y, r of a circular one. */
  readonly place: readonly number[];
  readonly stops: readonly { readonly at: number; readonly color: string }[];
}

export interface Pattern {
  readonly kind: 'pattern';
  readonly image: string;
  readonly repetition: string;
}

/** What steps draw with: the browser's own context, in CSS pixels, and the pictures they need. */
export interface Brush {
  readonly context: CanvasRenderingContext2D;
  /** Pixels of the surface for each CSS pixel. */
  readonly ratio: number;
  readonly pictures: ReadonlyMap<string, CanvasImageSource>;
  /** How many `save()` of the program wait for their `restore()`. */
  depth: number;
}

/** Draws steps on a surface: over what is there (`reserve`), or on an empty one. */
export function paint(
  context: CanvasRenderingContext2D,
  steps: readonly CanvasStep[],
  { reserve, ratio, pictures }: Omit<Brush, 'context' | 'depth'> & { readonly reserve: boolean },
): void {
  if (!reserve) context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.beginPath();
  const brush: Brush = { context, ratio, pictures, depth: 0 };
  for (const step of steps) step(brush);
  for (; brush.depth > 0; brush.depth -= 1) context.restore();
  context.restore();
}

/** What `fillStyle` and `strokeStyle` of the browser take; undefined: a picture that did not load. */
export function styleOf(
  { context, pictures }: Brush,
  paintOf: Paint,
): string | CanvasGradient | CanvasPattern | undefined {
  if (typeof paintOf === 'string') return paintOf;
  if (paintOf.kind === 'pattern') {
    const picture = pictures.get(paintOf.image);
    return picture && (context.createPattern(picture, paintOf.repetition) ?? undefined);
  }
  const [a = 0, b = 0, c = 0, d = 0] = paintOf.place;
  const gradient =
    paintOf.kind === 'linear'
      ? context.createLinearGradient(a, b, c, d)
      : context.createRadialGradient(a, b, 0, a, b, c);
  for (const { at, color } of paintOf.stops) gradient.addColorStop(at, color);
  return gradient;
}
