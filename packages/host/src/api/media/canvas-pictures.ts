import { pixelRatio } from '../base/system';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { extensionOf } from '../kit/media-type';
import { fitSurface, surfaceOf } from './canvas';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Area extends Size {
  readonly x: number;
  readonly y: number;
}

/** A canvas in the unit of its program: CSS pixels by canvas-id, its own pixels by `canvas`. */
interface Drawn extends Size {
  readonly canvas: HTMLCanvasElement;
  /** Pixels of the canvas for each unit. */
  readonly ratio: number;
}

function drawnOn(context: ApiContext, options: Options, component: unknown): Drawn {
  const { canvas: given, canvasId } = options;
  const canvas = given ?? context.canvasNamed(String(canvasId), component);
  if (!(canvas instanceof HTMLCanvasElement)) throw new ApiFailure('canvas is empty');
  if (given !== undefined) return { canvas, width: canvas.width, height: canvas.height, ratio: 1 };
  const { clientWidth: width, clientHeight: height } = canvas;
  return { canvas, width, height, ratio: fitSurface(canvas) };
}

const numberOr = (value: unknown, fallback: number) =>
  typeof value === 'number' ? value : fallback;

/** A new surface of a size, in whole pixels. Fails where there is none (jsdom) or no such size. */
function newSurface({ width, height }: Size): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width), Math.round(height)];
  const surface = surfaceOf(canvas);
  if (surface === null) {
    throw new ApiFailure('pictures can only be drawn in a browser, not in this environment');
  }
  if (!(canvas.width > 0 && canvas.height > 0)) throw new ApiFailure('create bitmap failed');
  return surface;
}

/** A part of a canvas, drawn anew in another size. */
function copyOf({ canvas, ratio }: Drawn, area: Area, size: Size): CanvasRenderingContext2D {
  const surface = newSurface(size);
  const [x = 0, y = 0, width = 0, height = 0] = [area.x, area.y, area.width, area.height].map(
    (length) => length * ratio,
  );
  const { width: across, height: down } = surface.canvas;
  surface.drawImage(canvas, x, y, width, height, 0, 0, across, down);
  return surface;
}

/** Documentation: quality counts for JPEG only, from 0 (without it) to 1; anything else is 1. */
function qualityOf({ quality }: Options): number {
  return typeof quality === 'number' && quality > 0 && quality <= 1 ? quality : 1;
}

async function canvasToTempFilePath(context: ApiContext, options: Options, component: unknown) {
  const drawn = drawnOn(context, options, component);
  const [x, y] = [numberOr(options['x'], 0), numberOr(options['y'], 0)];
  const width = numberOr(options['width'], drawn.width - x);
  const height = numberOr(options['height'], drawn.height - y);
  const { canvas } = copyOf(
    drawn,
    { x, y, width, height },
    {
      width: numberOr(options['destWidth'], width * pixelRatio),
      height: numberOr(options['destHeight'], height * pixelRatio),
    },
  );
  const type = options['fileType'] === 'jpg' ? 'image/jpeg' : 'image/png';
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, type, qualityOf(options));
  });
  if (blob === null) throw new ApiFailure('create bitmap failed');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { tempFilePath: context.phone.files.writeTemporary({ bytes, type }, extensionOf(type)) };
}

/** A rectangle that a call cannot do without. */
function areaOf(options: Options): Area {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => {
    const value = options[name];
    if (typeof value === 'number') return value;
    throw new ApiFailure(`parameter error: parameter.${name} should be Number;`);
  }) as [number, number, number, number];
  return { x, y, width, height };
}

function canvasGetImageData(context: ApiContext, options: Options, component: unknown) {
  const area = areaOf(options);
  const surface = copyOf(drawnOn(context, options, component), area, area);
  const { width, height } = surface.canvas;
  return { width, height, data: surface.getImageData(0, 0, width, height).data };
}

function canvasPutImageData(context: ApiContext, options: Options, component: unknown): void {
  const { x, y, width, height } = areaOf(options);
  const { data } = options;
  if (!(data instanceof Uint8ClampedArray) || data.length !== width * height * 4) {
    throw new ApiFailure('parameter error: parameter.data should have four bytes for each pixel;');
  }
  const { canvas, ratio } = drawnOn(context, options, component);
  const pixels = newSurface({ width, height });
  pixels.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  const brush = surfaceOf(canvas);
  if (brush === null) return;
  const place = [x * ratio, y * ratio, width * ratio, height * ratio] as const;
  brush.save();
  brush.resetTransform();
  // Pixels replace what was there, also where they let it through.
  brush.clearRect(...place);
  brush.imageSmoothingEnabled = false;
  brush.drawImage(pixels.canvas, ...place);
  brush.restore();
}

/** What was drawn, as a file and as pixels (documentation: API / 画布). */
export const canvasPictureApis = {
  canvasToTempFilePath: asyncApi(canvasToTempFilePath),
  canvasGetImageData: asyncApi(canvasGetImageData, { since: '1.9.0' }),
  canvasPutImageData: asyncApi(canvasPutImageData, { since: '1.9.0' }),
} satisfies ApiTable;
