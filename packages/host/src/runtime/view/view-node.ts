/**
 * A node of the running program's view, as automation and tests see it: the engine's element and
 * its DOM element behind the words of the mini program (tag, attribute, property, event). The same
 * node is always the same object.
 */
export interface ViewNode {
  /** "view", "button", "phone-sheet": the tag as the template has it, lower case. */
  readonly tag: string;
  /** A component of the program (not a built-in): has data and methods of its own. */
  readonly isCustomComponent: boolean;
  readonly dom: HTMLElement;
  /** False once it left its page. */
  isAlive(): boolean;
  /**
   * First match inside this node, in document order; does not reach into custom components unless
   * `>>>` says so. On a custom component it searches that component's own template, then what was
   * put into its slots. Any CSS selector over tags, ids, classes and attributes; a page's root
   * is also found as `page`. Throws for what is not a selector.
   */
  query(selector: string): ViewNode | null;
  queryAll(selector: string): readonly ViewNode[];
  /** Matches of an XPath (1.0) over the same tree as WXML shows it; throws for what is not one. */
  queryXpath(xpath: string): readonly ViewNode[];
  attribute(name: string): string | null;
  /** Names of its public properties. */
  propertyNames(): readonly string[];
  property(name: string): unknown;
  /** Fires a component event on it, as `triggerEvent` would; `options` for events of fingers. */
  trigger(type: string, detail: unknown, options?: TriggerOptions): void;
  /** WXML of what is inside, or of the node itself with what is inside. */
  wxml(which: 'inner' | 'outer'): string;
  /** Functions of a built-in for `Element.callFunction`, e.g. "input.input". */
  callFunction(name: string, args: readonly unknown[]): unknown;
  /** Methods of the context object behind a built-in, as `wx.createVideoContext` gives it. */
  callContextMethod(name: string, args: readonly unknown[]): unknown;
  /** Data and methods; for custom components and the page's root. */
  readonly component?: ViewComponent;
}

export interface TriggerOptions {
  readonly bubbles?: boolean;
  readonly touches?: readonly unknown[];
  readonly changedTouches?: readonly unknown[];
}

export interface ViewComponent {
  data(): unknown;
  /** Resolves when the view has updated. */
  setData(data: Readonly<Record<string, unknown>>): Promise<void>;
  /** Rejects with "<name> not exists" style errors; waits for a promise. */
  callMethod(name: string, args: readonly unknown[]): Promise<unknown>;
}
