import type { Emitter } from '../../phone/emitter';
import type { Phone } from '../../phone/phone';
import type { ViewNode } from '../view/view-node';

/** A running mini program: what automation, the desk and tests may do with it. */
export interface Runtime {
  readonly phone: Phone;
  /** Pages on the stack, bottom to top. */
  pages(): readonly RunningPage[];
  /** Every page that lives: those of the stack and the tab pages that wait beside it. */
  livingPages(): readonly RunningPage[];
  /** The `wx` object of the program, mocks included. */
  readonly wx: WxControl;
  /**
   * Runs a function's source in the program's own scope, with `wx`, `getApp`, `getCurrentPages` and
   * `console` in sight, and waits for its result. Rejects with what it threw.
   */
  evaluate(functionDeclaration: string, args: readonly unknown[]): Promise<unknown>;
  /** Creates a global function in the program's scope; its calls come as `binding` events. */
  addBinding(name: string): void;
  readonly events: Emitter<RuntimeEvents>;
  /** Brings the program to the front or puts it to the back, as leaving WeChat does. */
  setVisible(visible: boolean): void;
  /** Ends the program: unloads its pages and takes its elements away. */
  close(): void;
}

export interface RuntimeEvents {
  /** The first page is ready, or another page came to the top. */
  readonly 'page-shown': RunningPage;
  readonly binding: { readonly name: string; readonly args: readonly unknown[] };
}

export interface RunningPage {
  /** Fresh for every page instance of this run, never reused. */
  readonly id: number;
  /** Without leading slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The page's root node; queries start here. */
  readonly root: ViewNode;
}

export interface WxControl {
  /** Every name the program finds on `wx`. */
  names(): readonly string[];
  /**
   * Calls `wx[method]` as the automation protocol defines it (docs/automation-protocol.md §6):
   * methods that return at once give their value; the others are waited for, `fail` rejects with
   * its errMsg without the "method:fail " prefix. Unknown: rejects with "wx.<method> not exists".
   */
  call(method: string, args: readonly unknown[]): Promise<unknown>;
  mock(method: string, mock: WxMock): void;
  restore(method: string): void;
}

export type WxMock =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'function';
      readonly functionDeclaration: string;
      readonly args: readonly unknown[];
    };
