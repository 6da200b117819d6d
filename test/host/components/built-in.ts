import type { Phone } from '../phone/phone';

/**
 * How a built-in component is written, free of the engine: its documented attributes, its look, and
 * what it does while it is on a page. The runtime registers it (runtime/built-ins.ts).
 */
export interface BuiltIn<Properties extends object = Readonly<Record<string, unknown>>> {
  /** "button"; its element in the document is `<wx-button>`. */
  readonly tag: string;
  /** Documented attributes with their defaults; names in camelCase as WXML maps them. */
  readonly properties: { readonly [Name in keyof Properties]: PropertySpec };
  /** CSS for `wx-<tag>` and the parts it makes itself. `var(--…)` of page/phone.css may be used. */
  readonly css: string;
  /** Called when an instance is on a page; the answer is called when it leaves. */
  attached?(self: BuiltInInstance<Properties>): () => void;
  /** Called after a property changed (also before `attached`? no: only while on a page). */
  changed?(self: BuiltInInstance<Properties>, name: keyof Properties & string): void;
  /** True while a tap on it (or inside it) reaches nobody, as on a disabled button. */
  swallowsTap?(self: BuiltInInstance<Properties>): boolean;
  /** Its value in a form's submit event; only for form fields. */
  formValue?(self: BuiltInInstance<Properties>): unknown;
  /** Puts a form field back to its initial value. */
  formReset?(self: BuiltInInstance<Properties>): void;
  /** What `Element.callFunction` of the automation protocol may call, without the "<tag>." prefix. */
  readonly functions?: Readonly<
    Record<string, (self: BuiltInInstance<Properties>, ...args: readonly unknown[]) => unknown>
  >;
}

export interface PropertySpec {
  readonly type: 'string' | 'number' | 'boolean' | 'array' | 'object' | 'any';
  readonly value: unknown;
}

export interface BuiltInInstance<Properties extends object = Readonly<Record<string, unknown>>> {
  readonly phone: Phone;
  /** appid and name of the running program. */
  readonly program: { readonly appid: string; readonly name: string };
  /** `<wx-tag>`; children written in WXML are inside. */
  readonly element: HTMLElement;
  readonly properties: Properties;
  readonly id: string;
  readonly dataset: Readonly<Record<string, unknown>>;
  /** Fires a component event on itself; it does not bubble unless told to. */
  trigger(
    type: string,
    detail?: unknown,
    options?: { readonly bubbles?: boolean; readonly composed?: boolean },
  ): void;
  /** Changes one of its own properties, as user input does; feeds `model:` bindings. */
  update<Name extends keyof Properties & string>(name: Name, value: Properties[Name]): void;
  /** Hears events that the runtime or children fire on it ("tap", "touchstart", "longpress" …). */
  on(type: string, listener: (event: { readonly detail: unknown }) => void): () => void;
  /** The nearest built-in around it with this tag, in the same component or above. */
  closest(tag: string): BuiltInInstance | null;
  /** Built-ins with these tags inside it, in document order. */
  descendants(...tags: readonly string[]): readonly BuiltInInstance[];
  /** The definition it was made from. */
  readonly definition: BuiltIn;
}
