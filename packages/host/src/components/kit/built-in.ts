import type { Fidelity } from '../../fidelity';
import type { Phone } from '../../phone/phone';
import type { OpenAbilities } from './open-abilities';

/**
 * How a built-in component is written, free of the engine: its documented attributes, its look, and
 * what it does while it is on a page. The runtime registers it (runtime/built-ins.ts).
 */
export interface BuiltIn<Properties extends object = Readonly<Record<string, unknown>>> {
  /** "button"; its element in the document is `<wx-button>`. */
  readonly tag: string;
  /** How far it does what the documentation says, for people who rely on it. */
  readonly fidelity: Fidelity;
  /** Documented attributes with their defaults; names in camelCase as WXML maps them. */
  readonly properties: { readonly [Name in keyof Properties]: PropertySpec };
  /** CSS for `wx-<tag>` and the parts it makes itself. `var(--…)` of page/phone.css may be used. */
  readonly css: string;
  /** Called when an instance is on a page; the returned function is called when it leaves. */
  attached?(self: BuiltInInstance<Properties>): () => void;
  /** Called after a property changed, only while on a page. */
  changed?(self: BuiltInInstance<Properties>, name: keyof Properties & string): void;
  /** True while a tap on it (or inside it) reaches nobody, as on a disabled button. */
  swallowsTap?(self: BuiltInInstance<Properties>): boolean;
  /** What a tap on its `<label>` does; only for the controls a label can name. */
  labelTapped?(self: BuiltInInstance<Properties>): void;
  /** Its value in a form's submit event; only for form fields. */
  formValue?(self: BuiltInInstance<Properties>): unknown;
  /** Puts a form field back to its initial value. */
  formReset?(self: BuiltInInstance<Properties>): void;
  /** What a handler of the program returned from one of its events. */
  answered?(self: BuiltInInstance<Properties>, type: string, answer: unknown): void;
  /** What `Element.callFunction` of the automation protocol may call, without the "<tag>." prefix. */
  readonly functions?: Readonly<
    Record<string, (self: BuiltInInstance<Properties>, ...args: readonly unknown[]) => unknown>
  >;
  /** Properties that only automation reads, beside the documented ones (`_translateX` …). */
  readonly readable?: Readonly<Record<string, (self: BuiltInInstance<Properties>) => unknown>>;
  /** What SelectorQuery's `.node()` and `.context()` give (canvas, scroll-view, video). */
  node?(self: BuiltInInstance<Properties>): unknown;
}

export interface PropertySpec {
  readonly type: 'string' | 'number' | 'boolean' | 'array' | 'object' | 'any';
  readonly value: unknown;
}

export interface BuiltInInstance<Properties extends object = Readonly<Record<string, unknown>>> {
  readonly phone: Phone;
  /** appid and name of the running program. */
  readonly program: { readonly appid: string; readonly name: string };
  /** What open-type buttons and the nickname field ask of WeChat. */
  readonly abilities: OpenAbilities;
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
  /** Taps it in its middle as a finger would: nothing happens where a tap reaches nobody. */
  tap(): void;
  /** Changes one of its own properties, as user input does; feeds `model:` bindings. */
  update<Name extends keyof Properties & string>(name: Name, value: Properties[Name]): void;
  /** Hears events that the runtime or children fire on it ("tap", "touchstart", "longpress" …). */
  on(type: string, listener: (event: BuiltInEvent) => void): () => void;
  /** The nearest built-in around it with this tag, in the same component or above. */
  closest(tag: string): BuiltInInstance | null;
  /** Built-ins with these tags inside it, in document order. */
  descendants(...tags: readonly string[]): readonly BuiltInInstance[];
  /** The built-in with this id in the same component. */
  sibling(id: string): BuiltInInstance | null;
  /**
   * The form that it belongs to: around it in the same component; further out only through
   * components with the behavior wx://form-field-button (documentation: form, 2.10.3).
   */
  form(): BuiltInInstance | null;
  /**
   * For a form: the named fields inside it, in document order. Built-ins of the same component with
   * `formValue`, components with wx://form-field, and the fields inside wx://form-field-group.
   */
  formFields(): readonly FormField[];
  /**
   * Class names in the document for class names as the template around it writes them: a component
   * with isolated styles has prefixed ones.
   */
  classNames(names: string): readonly string[];
  /** Address that the browser can load for a program file, a temporary file or a network address. */
  resourceUrl(path: string): string;
  /** Calls `wx[method]`, as `<navigator>` and `<page-meta>` do for what they are short for. */
  callWx(method: string, options: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The definition it was made from. */
  readonly definition: BuiltIn;
}

export interface BuiltInEvent {
  readonly detail: unknown;
  /** The element in the document on which it was fired first; inside the listening one. */
  readonly origin: HTMLElement;
}

export interface FormField {
  readonly name: string;
  value(): unknown;
  reset(): void;
}
