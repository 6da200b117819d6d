import { createRequire } from 'node:module';
import { join } from 'node:path';

import JsdomEnvironment from 'jest-environment-jsdom';

import { counterPath, mustShow, shownFirst, shownThen } from './counter-project';

/** What is used here of miniprogram-simulate; its own types know no DOM. */
interface Simulate {
  readonly load: (path: string, tag: string, options: { readonly rootPath: string }) => string;
  readonly render: (id: string, properties: object) => RootComponent;
}

interface RootComponent {
  readonly dom: HTMLElement;
  attach(parent: Element): void;
  detach(): void;
  querySelector(selector: string): { dispatchEvent(name: string): void } | undefined;
}

/**
 * Puts a jsdom into this process's globals, as miniprogram-simulate wants, and makes the component's test:
 * load, render, look, tap, look.
 */
export function createSimulatedTest(programRoot: string): () => Promise<void> {
  const { window } = createDocument();
  for (const name of ['window', 'document', 'HTMLElement', 'Node', 'Event', 'CustomEvent']) {
    Reflect.set(globalThis, name, Reflect.get(window, name));
  }
  // Reads the globals as it loads.
  const simulate = createRequire(__filename)('miniprogram-simulate') as Simulate;
  return async () => {
    const id = simulate.load(join(programRoot, counterPath), 'counter', { rootPath: programRoot });
    const counter = simulate.render(id, { start: Number(shownFirst) });
    counter.attach(window.document.body);
    mustShow(counter.dom.textContent, shownFirst);
    counter.querySelector('.count')?.dispatchEvent('tap');
    // It dispatches in a microtask.
    await Promise.resolve();
    mustShow(counter.dom.textContent, shownThen);
    counter.detach();
  };
}

function createDocument(): { readonly window: Window } {
  const environment = new JsdomEnvironment(
    {
      projectConfig: { globals: {}, testEnvironmentOptions: {}, fakeTimers: {} },
      globalConfig: {},
    } as unknown as ConstructorParameters<typeof JsdomEnvironment>[0],
    { console } as unknown as ConstructorParameters<typeof JsdomEnvironment>[1],
  );
  return { window: environment.global };
}
