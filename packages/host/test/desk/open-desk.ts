import { settled } from 'onboarding-testing';

import { drawDesk } from '../../src/desk/desk';
import type { Memory } from '../../src/desk/memory';
import { createMemory } from '../../src/desk/memory';
import { wordsFor } from '../../src/desk/words';
import type { PhoneSettings } from '../../src/phone/settings';
import { fakeServer } from './fake-api';

/** The desk before a server of the test's own, and a person's hands on it. */
export async function desk(settings: Partial<PhoneSettings> = {}, memory: Memory = createMemory()) {
  document.body.innerHTML = '<main id="desk"></main>';
  const mount = document.querySelector('main') ?? document.body;
  const server = fakeServer(settings);
  const close = drawDesk({ api: server.api, memory, words: wordsFor('en'), mount });
  await settled();
  /** Selects have the same `value` as inputs. */
  const byLabel = (label: string): HTMLInputElement => {
    const found = [...mount.querySelectorAll('label')].find((node) => node.textContent === label);
    const control = found?.querySelector('input') ?? document.getElementById(found?.htmlFor ?? '');
    if (!control) throw new Error(`there is no control "${label}"`);
    return control as HTMLInputElement;
  };
  const choose = async (label: string, value: string) => {
    const control = byLabel(label);
    control.value = value;
    control.dispatchEvent(new Event('change'));
    await settled();
  };
  const press = async (text: string) => {
    const button = [...mount.querySelectorAll('button')].find(
      (node) => (node.getAttribute('aria-label') ?? node.textContent) === text,
    );
    button?.click();
    await settled();
  };
  const text = (selector: string) => mount.querySelector(selector)?.textContent;
  return { ...server, mount, close, byLabel, choose, press, text };
}
