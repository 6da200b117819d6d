import type {
  BuiltIn,
  BuiltInEvent,
  BuiltInInstance,
  FormField,
} from '../../src/components/kit/built-in';
import type { OpenAbilities } from '../../src/components/kit/open-abilities';
import { createPermissions } from '../../src/phone/permissions';
import type { Clock, Phone } from '../../src/phone/phone';
import type { PhoneSettings } from '../../src/phone/settings';
import { defaultPhoneSettings } from '../../src/phone/settings';
import { createSurfaces } from '../../src/phone/surfaces';
import { wordsOf } from '../../src/phone/words/words';

export interface FiredEvent {
  readonly type: string;
  readonly detail: unknown;
}

/** A built-in on a page without an engine: what it fires is kept, what it hears a test sends. */
export interface Mounted {
  readonly self: BuiltInInstance;
  readonly element: HTMLElement;
  /** Fired on itself, oldest first. */
  readonly fired: readonly FiredEvent[];
  readonly firedOf: (type: string) => readonly unknown[];
  /** Sends an event as the runtime does, from `origin` or the element itself. */
  readonly send: (type: string, detail?: unknown, origin?: HTMLElement) => void;
  /** Changes a property as setData does. */
  readonly set: (name: string, value: unknown) => void;
  readonly leave: () => void;
}

export interface MountOptions {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly id?: string;
  readonly dataset?: Readonly<Record<string, unknown>>;
  readonly inside?: Mounted;
  readonly text?: string;
  readonly form?: Mounted;
  readonly formFields?: () => readonly FormField[];
  readonly abilities?: Partial<OpenAbilities>;
  readonly settings?: Partial<PhoneSettings>;
  readonly phone?: Phone;
  readonly resourceUrl?: (path: string) => string;
  readonly callWx?: BuiltInInstance['callWx'];
  readonly classNames?: (names: string) => readonly string[];
}

/** Everything that is mounted, in document order by DOM position. */
const mounted: Mounted[] = [];

/** Forgets what earlier tests mounted. */
export function clearPage(): void {
  mounted.splice(0);
  document.body.replaceChildren();
}

const defaults = {
  id: '',
  dataset: {},
  formFields: () => [],
  classNames: (names: string) => names.split(/\s+/).filter((name) => name !== ''),
  resourceUrl: (path: string) => `/program${path}`,
  callWx: () => Promise.resolve({}),
};

export function mount(definition: BuiltIn, some: MountOptions = {}): Mounted {
  const options = { ...defaults, ...some };
  const element = document.createElement(`wx-${definition.tag}`);
  if (options.text !== undefined) element.textContent = options.text;
  (options.inside?.element ?? document.body).append(element);
  const fired: FiredEvent[] = [];
  const listeners = new Map<string, Set<(event: BuiltInEvent) => void>>();
  const properties: Record<string, unknown> = Object.fromEntries(
    Object.entries(definition.properties).map(([name, { value }]) => [name, value]),
  );
  Object.assign(properties, options.properties);
  const set = (name: string, value: unknown) => {
    if (properties[name] === value) return;
    properties[name] = value;
    definition.changed?.(self, name);
  };
  const self: BuiltInInstance = {
    phone: options.phone ?? fakePhone(options.settings),
    program: { appid: 'wx0000000000000001', name: '示例程序' },
    abilities: fakeAbilities(options.abilities),
    element,
    properties,
    id: options.id,
    dataset: options.dataset,
    definition,
    trigger: (type, detail) => fired.push({ type, detail }),
    tap: () => fired.push({ type: 'tap', detail: {} }),
    update: set,
    on(type, listener) {
      const set = listeners.get(type) ?? new Set();
      listeners.set(type, set);
      set.add(listener);
      return () => set.delete(listener);
    },
    closest: (tag) => find((other) => other.element.contains(element), tag),
    descendants: (...tags) =>
      mounted
        .filter((other) => other.element !== element && element.contains(other.element))
        .filter((other) => tags.includes(other.self.definition.tag))
        .sort(documentOrder)
        .map((other) => other.self),
    sibling: (id) => mounted.find((other) => other.self.id === id)?.self ?? null,
    form: () => options.form?.self ?? null,
    formFields: options.formFields,
    classNames: options.classNames,
    resourceUrl: options.resourceUrl,
    callWx: options.callWx,
  };
  const leave = definition.attached?.(self) ?? (() => undefined);
  const made: Mounted = {
    self,
    element,
    fired,
    firedOf: (type) => fired.filter((event) => event.type === type).map(({ detail }) => detail),
    send(type, detail = {}, origin = element) {
      for (const listener of [...(listeners.get(type) ?? [])]) listener({ detail, origin });
    },
    set,
    leave() {
      leave();
      element.remove();
    },
  };
  mounted.push(made);
  return made;
}

function find(matches: (other: Mounted) => boolean, tag: string): BuiltInInstance | null {
  const found = mounted.filter((other) => other.self.definition.tag === tag && matches(other));
  return found.sort(documentOrder).at(-1)?.self ?? null;
}

function documentOrder(a: Mounted, b: Mounted): number {
  const position = a.element.compareDocumentPosition(b.element);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1;
}

/** The parts of the phone that built-ins look at. */
export function fakePhone(settings: Partial<PhoneSettings> = {}, clock: Clock = stillClock): Phone {
  const now = { ...defaultPhoneSettings, ...settings };
  const surfaces = createSurfaces(() => wordsOf(now.language));
  const phone = {
    clock,
    surfaces,
    permissions: createPermissions({ surfaces, programName: '示例程序', sheets: () => now.sheets }),
    settings: { get: () => now, set: () => undefined, onChange: () => () => undefined },
  };
  // Built-ins use nothing else of the phone; a test that finds out otherwise throws.
  return phone as unknown as Phone;
}

const stillClock: Clock = {
  now: () => 0,
  after: () => () => undefined,
};

export interface ManualClock extends Clock {
  pass(milliseconds: number): void;
}

/** A clock that a test moves. */
export function manualClock(): ManualClock {
  let time = 0;
  let waiting: { at: number; run: () => void }[] = [];
  return {
    now: () => time,
    after(milliseconds, run) {
      const entry = { at: time + milliseconds, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    pass(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        const due = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        waiting = waiting.filter((other) => other !== due);
        time = due.at;
        due.run();
      }
      time = end;
    },
  };
}

function fakeAbilities(some: Partial<OpenAbilities> = {}): OpenAbilities {
  const nothing = () => Promise.resolve(undefined);
  return {
    requestPhoneNumber: nothing,
    chooseAvatar: nothing,
    agreePrivacy: () => true,
    getUserInfo: () => Promise.resolve({ errMsg: 'getUserInfo:ok' }),
    openSetting: () => Promise.resolve({ errMsg: 'openSetting:ok' }),
    openContact: nothing,
    openFeedback: () => undefined,
    share: () => undefined,
    keyboardChanged: () => undefined,
    launchApp: () => Promise.resolve({ kind: 'failed', detail: { errMsg: 'invalid scene' } }),
    nicknameKeyboard: () => undefined,
    reviewNickname: nothing,
    ...some,
  };
}

/** Lets promises that are under way settle. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
