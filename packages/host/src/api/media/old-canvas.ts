import type { ApiTable, Options } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { arrayParameter, textParameter } from '../kit/parameters';
import { drawerFor, widthOf } from './canvas';
import { createCanvasContext } from './canvas-context';

interface Action {
  readonly method: string;
  readonly data: readonly unknown[];
}

type Method = (...data: readonly unknown[]) => unknown;

/** What is asked for its answer, and draws nothing by itself. */
const answers = /^(?:create|measure)/;

/** The context of `wx.createContext`, on no canvas: keeps actions until they are taken. */
function createContext(): object {
  const model = createCanvasContext(() => undefined, widthOf);
  let actions: Action[] = [];
  const context: Record<string, unknown> = {
    getActions() {
      const taken = actions;
      actions = [];
      return taken;
    },
    clearActions() {
      actions = [];
    },
  };
  for (const method of Object.keys(model)) {
    if (method === 'draw') continue;
    if (typeof model[method] !== 'function') {
      Object.defineProperty(context, method, {
        configurable: true,
        enumerable: true,
        get: () => model[method],
        set(value: unknown) {
          model[method] = value;
          actions.push({ method, data: [value] });
        },
      });
      continue;
    }
    context[method] = (...data: readonly unknown[]) => {
      if (!answers.test(method)) actions.push({ method, data });
      return (model[method] as Method)(...data);
    };
  }
  return context;
}

/** Draws actions on the canvas with this id: over what is there only with `reserve`. */
function drawCanvas(context: ApiContext, options: Options, component: unknown): Promise<void> {
  const canvasId = textParameter(options, 'canvasId');
  const actions = arrayParameter(options, 'actions') as readonly Action[];
  if (!(context.canvasNamed(canvasId, component) instanceof HTMLCanvasElement)) {
    throw new ApiFailure(`there is no <canvas canvas-id="${canvasId}">`);
  }
  const canvas = createCanvasContext(drawerFor(context, canvasId, component), widthOf);
  for (const { method, data } of actions) {
    if (typeof canvas[method] === 'function') (canvas[method] as Method)(...data);
    else [canvas[method]] = data;
  }
  return new Promise((resolve) => {
    (canvas['draw'] as Method)(options['reserve'] === true, resolve);
  });
}

/** Canvases of before 1.9.90: no page names them any more, programs still do. */
export const oldCanvasApis = {
  createContext: syncApi(createContext),
  drawCanvas: asyncApi(drawCanvas),
} satisfies ApiTable;
