import type { CanvasStep, Paint } from './canvas-steps';
import { styleOf } from './canvas-steps';

/** Draws what was collected; `done` is called when it is on the canvas. */
export type Draw = (
  drawing: {
    readonly steps: readonly CanvasStep[];
    readonly images: readonly string[];
    readonly reserve: boolean;
  },
  done: () => void,
) => void;

/** Methods that the browser's context has under the same name, with the same arguments. */
const sameAsBrowser = [
  ...['arc', 'arcTo', 'beginPath', 'bezierCurveTo', 'clearRect', 'clip', 'closePath', 'fill'],
  ...['fillRect', 'fillText', 'lineTo', 'moveTo', 'quadraticCurveTo', 'rect', 'rotate', 'scale'],
  ...['stroke', 'strokeRect', 'strokeText', 'transform', 'translate'],
] as const;

/** What a context begins with, and again after each `draw()` (documentation: CanvasContext.draw). */
const initialStyles = {
  fillStyle: '#000000' as Paint,
  strokeStyle: '#000000' as Paint,
  shadowOffsetX: 0,
  shadowOffsetY: 0,
  shadowColor: 'black',
  shadowBlur: 0,
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  miterLimit: 10,
  lineDashOffset: 0,
  font: '10px sans-serif',
  globalAlpha: 1,
  globalCompositeOperation: 'source-over',
  textAlign: 'left',
  textBaseline: 'alphabetic',
};
type Styles = typeof initialStyles;
type StyleName = keyof Styles;
/** Lengths that the browser does not scale with everything else. */
const unscaled: readonly StyleName[] = ['shadowOffsetX', 'shadowOffsetY', 'shadowBlur'];

/**
 * The CanvasContext of `wx.createCanvasContext` (documentation: API / 画布): keeps what the program
 * asks for until `draw()`, and then begins anew with the styles it began with.
 */
export function createCanvasContext(draw: Draw, widthOf: (text: string, font: string) => number) {
  let steps: CanvasStep[] = [];
  let images: string[] = [];
  let styles: Styles = { ...initialStyles };
  let saved: Styles[] = [];
  const step = (one: CanvasStep) => void steps.push(one);

  const set = <Name extends StyleName>(name: Name, value: Styles[Name]) => {
    styles = { ...styles, [name]: value };
    step(styleStep(name, value));
  };
  const context: Record<string, unknown> = {
    ...Object.fromEntries(
      sameAsBrowser.map((name) => [
        name,
        (...args: readonly never[]) => {
          step(({ context: browser }) => {
            const method: unknown = browser[name].bind(browser);
            (method as (...given: readonly unknown[]) => void)(...args);
          });
        },
      ]),
    ),
    ...setters(set, step, () => styles),
    save() {
      saved = [...saved, styles];
      step((brush) => {
        brush.depth += 1;
        brush.context.save();
      });
    },
    restore() {
      styles = saved.at(-1) ?? styles;
      saved = saved.slice(0, -1);
      step((brush) => {
        // More would undo the scale of the canvas itself.
        if (brush.depth === 0) return;
        brush.depth -= 1;
        brush.context.restore();
      });
    },
    setTransform(...matrix: readonly [number, number, number, number, number, number]) {
      step(({ context: browser, ratio }) => {
        browser.setTransform(ratio, 0, 0, ratio, 0, 0);
        browser.transform(...matrix);
      });
    },
    createLinearGradient: (...place: readonly number[]) => gradient('linear', place),
    createCircularGradient: (...place: readonly number[]) => gradient('circular', place),
    createPattern(image: string, repetition: string) {
      images = [...images, image];
      return { kind: 'pattern', image, repetition };
    },
    drawImage(image: string, ...place: readonly number[]) {
      images = [...images, image];
      step(({ context: browser, pictures }) => {
        const picture = pictures.get(image);
        if (picture === undefined) return;
        (browser.drawImage as (...given: readonly unknown[]) => void)(picture, ...place);
      });
    },
    measureText: (text: unknown) => ({ width: widthOf(String(text), styles.font) }),
    draw(reserve?: unknown, callback?: unknown) {
      const drawing = { steps, images, reserve: reserve === true };
      [steps, images, saved, styles] = [[], [], [], { ...initialStyles }];
      draw(drawing, () => {
        if (typeof callback === 'function') (callback as () => void)();
      });
    },
  };
  for (const name of Object.keys(initialStyles) as StyleName[]) {
    Object.defineProperty(context, name, {
      // Chart libraries put accessors of their own in their place, which call setFillStyle and the like.
      configurable: true,
      enumerable: true,
      get: () => styles[name],
      set: (value: never) => {
        set(name, value);
      },
    });
  }
  return context;
}

function styleStep<Name extends StyleName>(name: Name, value: Styles[Name]): CanvasStep {
  return (brush) => {
    const { context, ratio } = brush;
    const isPaint = name === 'fillStyle' || name === 'strokeStyle';
    const style = isPaint ? styleOf(brush, value as Paint) : value;
    if (style === undefined) return;
    Reflect.set(context, name, unscaled.includes(name) ? Number(style) * ratio : style);
  };
}

type Set = <Name extends StyleName>(name: Name, value: Styles[Name]) => void;

/** The older setters, one for each style (documentation: no longer maintained since 1.9.90). */
function setters(set: Set, step: (one: CanvasStep) => void, styles: () => Styles) {
  return {
    setFillStyle: (value: Paint) => {
      set('fillStyle', value);
    },
    setStrokeStyle: (value: Paint) => {
      set('strokeStyle', value);
    },
    setGlobalAlpha: (value: number) => {
      set('globalAlpha', value);
    },
    setLineWidth: (value: number) => {
      set('lineWidth', value);
    },
    setLineCap: (value: string) => {
      set('lineCap', value);
    },
    setLineJoin: (value: string) => {
      set('lineJoin', value);
    },
    setMiterLimit: (value: number) => {
      set('miterLimit', value);
    },
    setTextAlign: (value: string) => {
      set('textAlign', value);
    },
    setTextBaseline: (value: string) => {
      set('textBaseline', value === 'normal' ? 'alphabetic' : value);
    },
    setFontSize: (value: number) => {
      set('font', styles().font.replace(/[\d.]+px/, `${value}px`));
    },
    setShadow: (offsetX = 0, offsetY = 0, blur = 0, color = 'black') => {
      set('shadowOffsetX', offsetX);
      set('shadowOffsetY', offsetY);
      set('shadowBlur', blur);
      set('shadowColor', color);
    },
    setLineDash: (pattern: readonly number[], offset = 0) => {
      step(({ context }) => {
        context.setLineDash([...pattern]);
      });
      set('lineDashOffset', offset);
    },
  };
}

function gradient(kind: 'linear' | 'circular', place: readonly number[]) {
  const stops: { readonly at: number; readonly color: string }[] = [];
  return {
    kind,
    place,
    stops,
    addColorStop(at: number, color: string) {
      stops.push({ at, color });
    },
  };
}
