/**
 * @jest-environment jsdom
 */
import { settled } from 'onboarding-testing';

import { drawDesk } from '../../src/desk/desk';
import type { Memory } from '../../src/desk/memory';
import { createMemory } from '../../src/desk/memory';
import { wordsFor } from '../../src/desk/words';
import type { PhoneSettings } from '../../src/phone/settings';
import { fakeServer } from './fake-api';

async function desk(settings: Partial<PhoneSettings> = {}, memory: Memory = createMemory()) {
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

beforeEach(() => {
  localStorage.clear();
});

describe('the settings', () => {
  it('show what the phone has', async () => {
    const { byLabel } = await desk({ network: 'offline', theme: 'dark' });
    expect(byLabel('Network').value).toBe('offline');
    expect(byLabel('Dark').checked).toBe(true);
  });

  it('go to the server one by one', async () => {
    const { choose, asked } = await desk();
    await choose('Network', 'slow');
    await choose('Base library', '2.21.2');
    expect(asked.slice(-2)).toStrictEqual([
      'change {"network":"slow"}',
      'change {"baseLibrary":"2.21.2"}',
    ]);
  });

  it('stay here while a version is not written as one', async () => {
    const { choose, asked } = await desk();
    await choose('Base library', 'newest');
    expect(asked.filter((what) => what.startsWith('change'))).toStrictEqual([]);
  });

  it('return on the next visit', async () => {
    await (await desk()).choose('Network', 'slow');
    const { asked, byLabel } = await desk();
    expect(asked).toContain('change {"network":"slow"}');
    expect(byLabel('Network').value).toBe('slow');
  });

  it('do not undo what the command line set', async () => {
    await (await desk()).choose('Network', 'slow');
    const { asked } = await desk({ network: 'offline' });
    expect(asked.filter((what) => what.startsWith('change'))).toStrictEqual([]);
  });

  it('forget what another version of the desk wrote', async () => {
    localStorage.setItem('host-desk:settings', '{"network":"carrier-pigeon","colour":"red"}');
    const { asked } = await desk();
    expect(asked.filter((what) => what.startsWith('change'))).toStrictEqual([]);
  });

  it('follow a change that came from elsewhere', async () => {
    const { api, tell, byLabel } = await desk();
    await api.changeSettings({ theme: 'dark', device: 'small-phone' });
    tell({ kind: 'changed', at: 0, what: 'settings' });
    await settled();
    expect(byLabel('Dark').checked).toBe(true);
    expect(document.querySelector('iframe')?.width).toBe('320');
  });
});

describe('the platform', () => {
  it('has a section for each group, with its controls', async () => {
    const { mount } = await desk();
    const titles = [...mount.querySelectorAll('.platform summary')].map((node) => node.textContent);
    expect(titles).toStrictEqual(['配额', '审核']);
  });

  it('is told numbers, switches and actions, and the charges are asked for again', async () => {
    const { choose, press, byLabel, asked } = await desk();
    await choose('余额', '0');
    byLabel('超时').click();
    await settled();
    await press('Run 购买');
    expect(asked.filter((what) => /^set |^ledger/.test(what)).slice(1)).toStrictEqual([
      'set {"id":"quota","value":0}',
      'ledger',
      'set {"id":"late","value":true}',
      'ledger',
      'set {"id":"buy"}',
      'ledger',
    ]);
  });

  it('keeps its elements while only values change', async () => {
    const { byLabel, tell, api } = await desk();
    const field = byLabel('余额');
    await api.setControl({ id: 'quota', value: 7 });
    tell({ kind: 'changed', at: 0, what: 'platform' });
    await settled();
    expect(byLabel('余额')).toBe(field);
    expect(field.value).toBe('7');
  });
});

describe('what goes on', () => {
  it('is written line by line, objects folded', async () => {
    const { tell, mount } = await desk();
    tell({ kind: 'console', at: 0, type: 'warn', args: ['quota', { left: 0, of: 1000 }] });
    tell({ kind: 'exception', at: 0, message: 'TypeError: no', stack: 'at page.ts:3' });
    const lines = [...mount.querySelectorAll<HTMLElement>('#panel-console li')];
    expect(lines.map((line) => line.dataset['type'])).toStrictEqual(['warn', 'error']);
    expect(lines[0]?.querySelector('summary')?.textContent).toBe('{"left":0,"of":1000}');
    expect(lines[1]?.querySelector('pre')?.textContent).toBe('at page.ts:3');
  });

  it('can be filtered', async () => {
    const { tell, mount } = await desk();
    tell({ kind: 'console', at: 0, type: 'log', args: ['alpha'] });
    tell({ kind: 'console', at: 0, type: 'log', args: ['beta'] });
    const filter = mount.querySelector<HTMLInputElement>('[type="search"]');
    if (filter) filter.value = 'BET';
    filter?.dispatchEvent(new Event('input'));
    const lines = [...mount.querySelectorAll<HTMLElement>('#panel-console li')];
    expect(lines.map((line) => line.hidden)).toStrictEqual([true, false]);
  });

  it('completes the line of a request when its answer comes', async () => {
    const { tell, mount } = await desk();
    const request = { kind: 'request', at: 0, id: 1, method: 'GET', url: '/v1/profile' } as const;
    tell(request);
    expect(mount.querySelector('#panel-requests .outcome')?.textContent).toBe('waiting');
    tell({ ...request, status: 503, milliseconds: 12.4 });
    const lines = [...mount.querySelectorAll<HTMLElement>('#panel-requests li')];
    expect(lines.map((line) => [line.dataset['type'], line.lastChild?.textContent])).toStrictEqual([
      ['warn', '12 ms'],
    ]);
  });

  it('keeps the lines of an earlier run, whose ids come again', async () => {
    const { tell, mount } = await desk();
    const request = { kind: 'request', at: 0, id: 1, method: 'GET', url: '/first' } as const;
    tell(request);
    tell({ ...request, status: 200 });
    tell({ ...request, url: '/second' });
    tell({ ...request, url: '/second', error: 'offline' });
    const urls = [...mount.querySelectorAll('#panel-requests .url')].map(
      (node) => node.textContent,
    );
    expect(urls).toStrictEqual(['/first', '/second']);
  });

  it('shows charges and storage, which can be cleared', async () => {
    const { text, press, asked, mount } = await desk();
    expect(text('#panel-charges td')).toBe('¥0.03');
    expect(text('#panel-storage pre')).toBe('{\n  "token": "t"\n}');
    expect(text('#panel-storage .file')).toBe('http://usr/a.png');
    await press('Remove session');
    expect(asked.at(-1)).toBe('clear session');
    expect(mount.querySelectorAll('#panel-storage li')).toHaveLength(1);
    await press('Clear storage');
    expect(asked.at(-1)).toBe('clear all');
    expect(mount.querySelectorAll('#panel-storage li')).toHaveLength(0);
  });

  it('moves between its tabs by the arrow keys and remembers the last one', async () => {
    const { mount } = await desk();
    const tab = mount.querySelector<HTMLElement>('#tab-console');
    tab?.focus();
    tab?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    expect(document.activeElement?.id).toBe('tab-storage');
    const again = await desk();
    expect(again.mount.querySelector('[aria-selected="true"]')?.id).toBe('tab-storage');
  });
});

describe('the status line', () => {
  it('tells when the server comes and goes', async () => {
    const { connect, text } = await desk();
    connect(true);
    expect(text('.status')).toBe('Running');
    connect(false);
    expect(text('.status')).toContain('Server is gone');
  });

  it('counts what is wrong in the sources until a build succeeds', async () => {
    const { tell, text } = await desk();
    const wrong = { severity: 'error', file: 'app.json', line: 3, message: 'no' } as const;
    tell({ kind: 'diagnostics', at: 0, list: [wrong] });
    expect(text('.status')).toBe('1 problem in the sources');
    tell({ kind: 'diagnostics', at: 0, list: [] });
    expect(text('.status')).toBe('Running');
  });

  it('says why a call to the server failed', async () => {
    const { api, press, text } = await desk();
    api.command = () => Promise.reject(new Error('503 the program is building'));
    await press('Restart');
    expect(text('.status')).toBe('That did not work: 503 the program is building');
  });

  it('is quiet about nothing: commands reach the server', async () => {
    const { press, asked } = await desk();
    await press('Send to background');
    expect(asked.at(-1)).toBe('command hide');
  });
});

describe('sections', () => {
  it('stay folded on the next visit', async () => {
    const first = await desk();
    const section = first.mount.querySelector<HTMLDetailsElement>('[data-section="phone"]');
    if (section) section.open = false;
    section?.dispatchEvent(new Event('toggle'));
    const second = await desk();
    expect(second.mount.querySelector<HTMLDetailsElement>('[data-section="phone"]')?.open).toBe(
      false,
    );
  });
});

it('stops listening when it is closed', async () => {
  const { close, asked } = await desk();
  close();
  expect(asked.at(-1)).toBe('journal closed');
});
