import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { ProgramManifest } from '../../project/kit/program-bundle';
import type { EngineComponent } from '../engine/engine-types';

const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

/** Makes the program's tab bar for a page; undefined: that page has none. */
export type MakeTabBar = (path: string) => EngineComponent | undefined;

/** The tab bar that a program draws itself, one for each tab page (documentation: 自定义 tabBar). */
export interface CustomTabBar {
  /** Its `this`, which `done` gets as well; made when it is asked for first, which a component may do. */
  get(done?: unknown): object | undefined;
  tell(lifetime: string, args: readonly unknown[]): void;
  close(): void;
}

interface MakerParts {
  readonly manifest: ProgramManifest;
  /** Runs the component's file. */
  readonly ensure: (id: string) => void;
  readonly make: (url: string) => EngineComponent;
  readonly report: (error: unknown) => void;
}

export function createTabBarMaker({ manifest, ensure, make, report }: MakerParts): MakeTabBar {
  const { tabBar } = manifest.app;
  const pages = new Set(tabBar?.list.map(({ pagePath }) => pagePath));
  const exists = tabBar?.custom === true && CUSTOM_TAB_BAR in manifest.components;
  return (path) => {
    if (!exists || !pages.has(path)) return undefined;
    try {
      ensure(CUSTOM_TAB_BAR);
      return make(`/${CUSTOM_TAB_BAR}`);
    } catch (error) {
      report(error);
      return undefined;
    }
  };
}

/** `asked`: what a tab bar's components ask their page for. */
export function createCustomTabBar(
  path: string,
  place: HTMLElement,
  asked: object,
  make: MakeTabBar,
): CustomTabBar {
  let made: { readonly component: EngineComponent | undefined } | undefined;
  const open = () => {
    const component = make(path);
    made = { component };
    if (component === undefined) return;
    Object.assign(component.getMethodCaller() as object, asked);
    const placeholder = place.ownerDocument.createElement('div');
    place.append(placeholder);
    glassEasel.Element.replaceDocumentElement(
      component,
      place as unknown as glassEasel.domlikeBackend.Element,
      placeholder as unknown as glassEasel.domlikeBackend.Element,
    );
  };
  return {
    get(done) {
      if (made === undefined) open();
      const caller = made?.component?.getMethodCaller() as object | undefined;
      if (typeof done === 'function') (done as (tabBar: unknown) => void)(caller);
      return caller;
    },
    tell(lifetime, args) {
      made?.component?.triggerPageLifetime(lifetime, [...args]);
    },
    close() {
      if (made?.component !== undefined) glassEasel.Element.pretendDetached(made.component);
    },
  };
}
