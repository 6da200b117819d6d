/**
 * @jest-environment jsdom
 */
import { settled } from 'onboarding-testing';

import { desk } from './open-desk';

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

  it('shows what is armed with a way to take it back, until it is used up', async () => {
    const { choose, press, byLabel, asked, mount, api, tell } = await desk();
    const sign = () => mount.querySelector<HTMLElement>('.armed .armed-sign');
    expect(sign()).toBeNull();
    await choose('下一次', 'deny');
    expect([sign()?.hidden, byLabel('下一次').value]).toStrictEqual([false, 'deny']);
    await press('Cancel: 下一次');
    expect(asked).toContain('set {"id":"next"}');
    expect([sign(), byLabel('下一次').value]).toStrictEqual([null, 'usual']);
    expect(document.activeElement).toBe(byLabel('下一次'));
    await choose('下一次', 'deny');
    await api.setControl({ id: 'next' });
    tell({ kind: 'changed', at: 0, what: 'platform' });
    await settled();
    expect([sign(), byLabel('下一次').value]).toStrictEqual([null, 'usual']);
  });

  it('groups the choices of a list under headings', async () => {
    const { byLabel } = await desk();
    const group = byLabel('下一次').querySelector('optgroup');
    expect([group?.label, group?.textContent]).toStrictEqual(['用户', '拒绝']);
  });

  it('asks before it does what has a question', async () => {
    const { press, asked, mount } = await desk();
    const sent = () => asked.filter((what) => what.includes('"reset"'));
    const question = () => mount.querySelector<HTMLElement>('.question:not([hidden])');
    await press('Run 重来');
    expect([question()?.textContent, sent()]).toStrictEqual(['真的？CancelYes, do it', []]);
    expect(document.activeElement?.textContent).toBe('Cancel');
    question()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect([question(), document.activeElement?.getAttribute('aria-label')]).toStrictEqual([
      null,
      'Run 重来',
    ]);
    await press('Run 重来');
    const buttons = [...(question()?.querySelectorAll('button') ?? [])];
    buttons.at(-1)?.click();
    await settled();
    expect(sent()).toStrictEqual(['set {"id":"reset"}']);
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
    expect(lines[1]?.querySelector('.frame')?.textContent).toBe('at page.ts:3');
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
    expect(
      lines.map((line) => [line.dataset['type'], line.querySelector('.duration')?.textContent]),
    ).toStrictEqual([['warn', '12 ms']]);
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

describe('the head', () => {
  it('says what runs: project, appid, page with its query, client and base library', async () => {
    const { text } = await desk();
    expect(text('.what-runs')).toBe('shopwx1pages/home/home?from=shareSimulator · 3.17.0');
  });
});

describe('the phone', () => {
  it('opens at a page that is typed, and at the first again', async () => {
    const { mount } = await desk();
    const frame = mount.querySelector('iframe');
    const path = mount.querySelector<HTMLInputElement>('.open-page input');
    const open = (value: string) => {
      if (path) path.value = value;
      mount.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      return frame?.getAttribute('src');
    };
    expect(open('/pages/cart/cart?id=1&n=2')).toBe(
      '/phone?entry=pages%2Fcart%2Fcart%3Fid%3D1%26n%3D2',
    );
    expect(open(' ')).toBe('/phone');
    const offered = [...mount.querySelectorAll('#program-pages option')] as HTMLOptionElement[];
    expect(offered.map(({ value }) => value)).toStrictEqual(['pages/home/home', 'pages/cart/cart']);
  });

  it('has the size that was chosen, on the next visit too', async () => {
    const zoom = (mount: HTMLElement) =>
      mount.querySelector<HTMLSelectElement>('[aria-label="Zoom"]');
    const { mount } = await desk();
    const select = zoom(mount);
    if (select) select.value = '0.5';
    select?.dispatchEvent(new Event('change'));
    const scale = (of: HTMLElement) => of.querySelector<HTMLElement>('.device')?.style.transform;
    expect(scale(mount)).toBe('scale(0.5)');
    const again = await desk();
    expect([zoom(again.mount)?.value, scale(again.mount)]).toStrictEqual(['0.5', 'scale(0.5)']);
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
