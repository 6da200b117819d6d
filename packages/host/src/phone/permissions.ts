import type { PhoneSettings } from './settings';
import type { Surfaces } from './surfaces';
import { ask } from './surfaces';
import type { HostWords } from './words/words';

/** The scopes of `wx.authorize` (documentation: 授权, scope 列表). */
type Scope = keyof HostWords['scopes'];

const prefix = 'scope.';

/** "scope.userLocation" to "userLocation"; undefined: there is no such scope. */
function scopeOf(name: string, { scopes }: HostWords): Scope | undefined {
  const scope = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return Object.hasOwn(scopes, scope) ? (scope as Scope) : undefined;
}

/** Undefined: WeChat asks for it no more and gives it. */
function purposeOf(scope: Scope, { purposes }: HostWords): string | undefined {
  return (purposes as Readonly<Partial<Record<Scope, string>>>)[scope];
}

export type PermissionDecision = 'allowed' | 'denied' | 'unknown-scope';

/** The choices by scope, as `wx.getSetting` reports them: only scopes that were asked for. */
export type GrantedScopes = Readonly<Record<string, boolean>>;

/** What the person has allowed the program, asked once for each scope. */
export interface Permissions {
  /** Asks unless a choice was made before; a refusal stays until it is set otherwise. */
  request(scope: string): Promise<PermissionDecision>;
  granted(): GrantedScopes;
  set(scope: string, allowed: boolean): void;
  /** Forgets every choice, as when the person deletes the program from the phone. */
  clear(): void;
  /** Shows the settings page; resolves when the person goes back from it. */
  openSettings(): Promise<void>;
}

/** Its row on the settings page. */
function nameOf(name: string, words: HostWords): string {
  const scope = scopeOf(name, words);
  return scope === undefined ? name : words.scopes[scope];
}

export interface PermissionParts {
  readonly surfaces: Surfaces;
  readonly programName: string;
  /** Who makes the choice; nobody has to be there to confirm or cancel. */
  readonly sheets?: () => PhoneSettings['sheets'];
  /** Documentation (授权): choices are kept until the person deletes the program. */
  readonly kept?: GrantedScopes;
  /** Told after every change, with everything. */
  readonly save?: (granted: GrantedScopes) => void;
}

export function createPermissions({
  surfaces,
  programName,
  sheets = () => 'person',
  kept = {},
  save = () => undefined,
}: PermissionParts): Permissions {
  const answers = new Map(Object.entries(kept));
  const asking = new Map<string, Promise<boolean>>();
  const granted = () => Object.fromEntries(answers);
  const set = (scope: string, allowed: boolean) => {
    answers.set(scope, allowed);
    save(granted());
  };
  /** Two askers at once wait for the one popup. */
  const askPerson = (scope: string, purpose: string): Promise<boolean> => {
    const chooser = sheets();
    if (chooser !== 'person') {
      set(scope, chooser === 'confirm');
      return Promise.resolve(chooser === 'confirm');
    }
    const open =
      asking.get(scope) ??
      ask<boolean>(surfaces, (answer) => ({
        kind: 'permission',
        programName,
        scope,
        purpose,
        answer,
      })).then((allowed) => {
        asking.delete(scope);
        set(scope, allowed);
        return allowed;
      });
    asking.set(scope, open);
    return open;
  };
  return {
    async request(scope) {
      const known = scopeOf(scope, surfaces.words());
      if (known === undefined) return 'unknown-scope';
      const before = answers.get(scope);
      if (before !== undefined) return before ? 'allowed' : 'denied';
      const purpose = purposeOf(known, surfaces.words());
      if (purpose !== undefined) {
        return (await askPerson(scope, purpose)) ? 'allowed' : 'denied';
      }
      set(scope, true);
      return 'allowed';
    },
    granted,
    set,
    clear() {
      answers.clear();
      save({});
    },
    openSettings: () =>
      ask<undefined>(surfaces, (answer) => ({
        kind: 'settings',
        programName,
        switches: [...answers].map(([scope, allowed]) => ({
          scope,
          name: nameOf(scope, surfaces.words()),
          allowed,
        })),
        set,
        answer: () => {
          answer(undefined);
        },
      })),
  };
}
