import type { ApiTable } from '../kit/api';
import { syncApi } from '../kit/api';
import type { ApiContext } from '../kit/context';
import type { Draw } from './canvas-context';
import { createCanvasContext } from './canvas-context';
import { paint } from './canvas-steps';

/** jsdom draws nothing and complains when it is asked to. */
export function surfaceOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  return 'CanvasRenderingContext2D' in globalThis ? canvas.getContext('2d') : null;
}

function loadPicture(url: string): Promise<CanvasImageSource | undefined> {
  const picture = new Image();
  picture.src = url;
  return picture.decode().then(
    () => picture,
    () => undefined,
  );
}

async function loadPictures(context: ApiContext, paths: readonly string[]) {
  const pictures = new Map<string, CanvasImageSource>();
  await Promise.all(
    [...new Set(paths)].map(async (path) => {
      const picture = await loadPicture(context.resourceUrl(path));
      if (picture !== undefined) pictures.set(path, picture);
    }),
  );
  return pictures;
}

/** A canvas without `type` is as large as it is shown: its units are CSS pixels. */
export function fitSurface(canvas: HTMLCanvasElement): number {
  const ratio = devicePixelRatio;
  const [width, height] = [
    Math.round(canvas.clientWidth * ratio),
    Math.round(canvas.clientHeight * ratio),
  ];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return ratio;
}

export function drawerFor(context: ApiContext, canvasId: string, component: unknown): Draw {
  /** One drawing after the other, however long the pictures of one take. */
  let last: Promise<void> = Promise.resolve();
  const drawOnce = async (drawing: Parameters<Draw>[0], done: () => void) => {
    const canvas = context.canvasNamed(canvasId, component);
    if (!(canvas instanceof HTMLCanvasElement)) {
      const text = `createCanvasContext: there is no <canvas canvas-id="${canvasId}"> to draw on.`;
      context.phone.journal.emit('notice', { severity: 'warning', text });
      return;
    }
    const surface = surfaceOf(canvas);
    if (surface !== null) {
      const pictures = await loadPictures(context, drawing.images);
      const ratio = fitSurface(canvas);
      paint(surface, drawing.steps, { reserve: drawing.reserve, ratio, pictures });
    }
    done();
  };
  return (drawing, done) => {
    last = last.then(() => drawOnce(drawing, done)).catch(context.report);
  };
}

let ruler: CanvasRenderingContext2D | null | undefined;

/** Width of a text in px; 0 where nothing is drawn. */
export function widthOf(text: string, font: string): number {
  ruler ??= surfaceOf(document.createElement('canvas'));
  if (ruler === null) return 0;
  ruler.font = font;
  return ruler.measureText(text).width;
}

/** The canvas of before 2.9.0 (documentation: API / 画布). */
export const canvasApis = {
  createCanvasContext: syncApi((context, canvasId, component) =>
    createCanvasContext(drawerFor(context, String(canvasId), component), widthOf),
  ),
} satisfies ApiTable;
