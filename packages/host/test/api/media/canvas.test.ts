import type { Draw } from '../../../src/api/media/canvas-context';
import { createCanvasContext } from '../../../src/api/media/canvas-context';
import { paint } from '../../../src/api/media/canvas-steps';

type Method = (...args: readonly unknown[]) => unknown;

/** A browser's context that writes down what it is told, and what a gradient is made of. */
function recording() {
  const told: string[] = [];
  const note = (line: string) => void told.push(line);
  const context = new Proxy(
    { canvas: { width: 600, height: 300 } },
    {
      get(target, name) {
        if (name === 'canvas') return target.canvas;
        return (...args: readonly unknown[]) => {
          note(`${String(name)} ${args.map(shown).join(' ')}`.trim());
          if (!String(name).endsWith('Gradient')) return undefined;
          return {
            toString: () => 'gradient',
            addColorStop: (at: number, color: string) => {
              note(`stop ${at} ${color}`);
            },
          };
        };
      },
      set(_target, name, value) {
        note(`${String(name)} = ${shown(value)}`);
        return true;
      },
    },
  );
  return { told, context: context as unknown as CanvasRenderingContext2D };
}

const shown = (value: unknown) => (Array.isArray(value) ? value.join(',') : String(value));

function canvas() {
  const drawings: Parameters<Draw>[0][] = [];
  const object = createCanvasContext(
    (drawing, done) => {
      drawings.push(drawing);
      done();
    },
    (text, font) => text.length * Number(/([\d.]+)px/.exec(font)?.[1]),
  ) as Record<string, Method>;
  /** What the newest drawing tells a browser, without the frame that every drawing has. */
  const painted = (pictures = new Map<string, CanvasImageSource>()) => {
    const { told, context } = recording();
    const drawing = drawings.at(-1);
    if (drawing === undefined) throw new Error('nothing was drawn');
    paint(context, drawing.steps, { reserve: drawing.reserve, ratio: 2, pictures });
    return told;
  };
  const call = (name: string, ...args: readonly unknown[]) => object[name]?.(...args);
  return { object, call, drawings, painted };
}

const frame = (...inside: readonly string[]) => [
  'clearRect 0 0 600 300',
  'save',
  'setTransform 2 0 0 2 0 0',
  'beginPath',
  ...inside,
  'restore',
];

test('nothing is drawn before draw(), then everything in order, in CSS pixels', () => {
  const { call, drawings, painted } = canvas();
  call('setFillStyle', 'red');
  call('arc', 50, 50, 20, 0, Math.PI, true);
  call('fill');
  expect(drawings).toStrictEqual([]);
  call('draw');
  expect(painted()).toStrictEqual(
    frame('fillStyle = red', `arc 50 50 20 0 ${Math.PI} true`, 'fill'),
  );
});

test('draw(true) keeps what is on the canvas, and styles begin anew after each draw', () => {
  const { object, call, painted } = canvas();
  call('setFillStyle', 'red');
  call('draw');
  expect(object['fillStyle']).toBe('#000000');
  call('fillRect', 50, 50, 150, 100);
  call('draw', true);
  expect(painted()).toStrictEqual(frame('fillRect 50 50 150 100').slice(1));
});

test('the callback of draw is called when it is drawn', () => {
  const { call } = canvas();
  const done = jest.fn();
  call('draw', false, done);
  expect(done).toHaveBeenCalledTimes(1);
});

test('a chart library may put an accessor of its own in the place of a style', () => {
  const { object, call, painted } = canvas();
  Object.defineProperty(object, 'fillStyle', {
    set: (value: unknown) => {
      if (value !== 'none') call('setFillStyle', value);
    },
  });
  Object.assign(object, { fillStyle: 'red' });
  Object.assign(object, { fillStyle: 'none' });
  call('fillRect', 0, 0, 1, 1);
  call('draw');
  expect(painted()).toStrictEqual(frame('fillStyle = red', 'fillRect 0 0 1 1'));
});

test('properties and setters are the same styles', () => {
  const { object, call, painted } = canvas();
  Object.assign(object, { lineWidth: 3, font: 'italic 12px serif' });
  call('setFontSize', 20);
  call('setTextBaseline', 'normal');
  call('setLineDash', [4, 2], 1);
  expect([object['lineWidth'], object['font'], object['lineDashOffset']]).toStrictEqual([
    3,
    'italic 20px serif',
    1,
  ]);
  expect(call('measureText', 'four')).toStrictEqual({ width: 80 });
  call('draw');
  expect(painted()).toStrictEqual(
    frame(
      'lineWidth = 3',
      'font = italic 12px serif',
      'font = italic 20px serif',
      'textBaseline = alphabetic',
      'setLineDash 4,2',
      'lineDashOffset = 1',
    ),
  );
});

test('shadows are scaled, as the browser scales everything but them', () => {
  const { call, painted } = canvas();
  call('setShadow', 1, 2, 3, 'blue');
  call('draw');
  expect(painted()).toStrictEqual(
    frame('shadowOffsetX = 2', 'shadowOffsetY = 4', 'shadowBlur = 6', 'shadowColor = blue'),
  );
});

test('gradients are made on the surface that they are drawn on', () => {
  const { call, painted } = canvas();
  const linear = call('createLinearGradient', 0, 0, 100, 0) as Record<string, Method>;
  linear['addColorStop']?.(0, 'red');
  linear['addColorStop']?.(1, 'white');
  call('setStrokeStyle', linear);
  call('setFillStyle', call('createCircularGradient', 75, 50, 40));
  call('draw');
  expect(painted()).toStrictEqual(
    frame(
      'createLinearGradient 0 0 100 0',
      'stop 0 red',
      'stop 1 white',
      'strokeStyle = gradient',
      'createRadialGradient 75 50 0 75 50 40',
      'fillStyle = gradient',
    ),
  );
});

test('save and restore hold the styles, and a program cannot undo the scale of the canvas', () => {
  const { object, call, painted } = canvas();
  call('setLineWidth', 5);
  call('save');
  call('setLineWidth', 9);
  call('restore');
  expect(object['lineWidth']).toBe(5);
  call('restore');
  call('save');
  call('setTransform', 1, 2, 3, 4, 5, 6);
  call('draw');
  expect(painted()).toStrictEqual(
    frame(
      'lineWidth = 5',
      'save',
      'lineWidth = 9',
      'restore',
      'save',
      'setTransform 2 0 0 2 0 0',
      'transform 1 2 3 4 5 6',
      'restore',
    ),
  );
});

test('pictures are named with the drawing, and one that did not load is left out', () => {
  const { call, drawings, painted } = canvas();
  call('drawImage', '/a.png', 0, 0, 10, 10);
  call('drawImage', '/gone.png', 0, 0);
  call('draw');
  expect(drawings[0]?.images).toStrictEqual(['/a.png', '/gone.png']);
  const picture = { toString: () => 'picture' } as unknown as CanvasImageSource;
  expect(painted(new Map([['/a.png', picture]]))).toStrictEqual(
    frame('drawImage picture 0 0 10 10'),
  );
});
