import type { behavior as adapterBehavior, CodeSpace } from 'glass-easel-miniprogram-adapter';

import type { EngineComponent, EngineElement } from './engine-types';
import type { FormRole } from './form-fields';

type Behavior = adapterBehavior.GeneralBehavior;

/** The engine knows no `wx://` behaviors; these stand for them. */
export interface WxBehaviors {
  /** Replaces the names in a definition's `behaviors` by behaviors. */
  resolve(behaviors: readonly unknown[]): readonly unknown[];
  roleOf(element: EngineElement): ReadonlySet<FormRole>;
}

const roles: Readonly<Record<string, FormRole>> = {
  'wx://form-field': 'field',
  'wx://form-field-group': 'group',
  'wx://form-field-button': 'button',
};

const none: ReadonlySet<FormRole> = new Set();

export function createWxBehaviors(codeSpace: CodeSpace): WxBehaviors {
  const rolesByElement = new WeakMap<EngineElement, Set<FormRole>>();

  const mark = (role: FormRole): Behavior =>
    codeSpace
      .behavior()
      .definition({
        ...(role === 'field' && {
          properties: { name: String, value: null },
        }),
        lifetimes: {
          created(this: { readonly _$: EngineComponent }) {
            const known = rolesByElement.get(this._$) ?? new Set();
            rolesByElement.set(this._$, known.add(role));
          },
        },
      })
      .register();

  const behaviors = new Map<string, Behavior>(
    Object.entries(roles).map(([name, role]) => [name, mark(role)]),
  );
  // `export` in the definition is what the engine reads; the scroll view's context is asked of the
  // scroll view itself. The behaviors add nothing.
  for (const name of ['wx://component-export', 'wx://proxy-scroll-view']) {
    behaviors.set(name, codeSpace.behavior().definition({}).register());
  }

  return {
    resolve: (list) =>
      // A published library has a list in the list, and works: its buttons are drawn.
      list.flat().map((item: unknown) => {
        if (typeof item !== 'string') return item;
        const behavior = behaviors.get(item);
        if (behavior === undefined) throw new Error(`Behavior "${item}" is not known to this host`);
        return behavior;
      }),
    roleOf: (element) => rolesByElement.get(element) ?? none,
  };
}
