/**
 * @jest-environment jsdom
 */
import { TextDecoder } from 'node:util';

import { settled } from 'onboarding-testing';

import { drawActivity } from '../../src/desk/activity/activity';
import type { Exchange, JournalEntry } from '../../src/desk/desk-api';
import { createMemory } from '../../src/desk/memory';
import { wordsFor } from '../../src/desk/words';

// Every browser has it; jsdom does not.
Object.assign(globalThis, { TextDecoder });

const exchanges: Record<string, Exchange> = {};

function activity() {
  document.body.replaceChildren();
  const drawn = drawActivity(createMemory(), wordsFor('en'), {
    clearStorage: () => undefined,
    exchange: (key) => {
      const found = exchanges[key];
      return found === undefined ? Promise.reject(new Error('404')) : Promise.resolve(found);
    },
  });
  document.body.append(drawn.element);
  const tell = (entry: Partial<JournalEntry>) => {
    drawn.hear({ at: 0, ...entry } as JournalEntry);
  };
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const texts = (selector: string) => all(selector).map((node) => node.textContent);
  return { ...drawn, tell, all, texts };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const body = (text: string) => ({ base64: base64(text), size: Buffer.byteLength(text) });

beforeEach(() => {
  localStorage.clear();
});

describe('requests', () => {
  const request = { kind: 'request', id: 1, method: 'POST' } as const;
  const url = 'https://api.example.com/v1/user/phone?a=1';

  it('begin with the path, and are divided where the program starts', () => {
    const { tell, texts } = activity();
    tell({ kind: 'started', program: 'shop' });
    tell({ ...request, url });
    tell({ kind: 'started', program: 'shop' });
    tell({ kind: 'started', program: 'shop' });
    expect(texts('#panel-requests .path')).toStrictEqual(['/v1/user/phone?a=1']);
    expect(texts('#panel-requests .origin')).toStrictEqual(['api.example.com']);
    expect(texts('#panel-requests .divider span')).toStrictEqual(['shop starts', 'shop starts']);
  });

  it('can be filtered by path and outcome', () => {
    const { tell, all } = activity();
    tell({ ...request, url, status: 409 });
    tell({ ...request, id: 2, url: 'https://api.example.com/v1/sessions', status: 201 });
    const [filter] = all('#panel-requests [type="search"]') as HTMLInputElement[];
    for (const [text, hidden] of [
      ['PHONE', [false, true]],
      ['201', [true, false]],
    ] as const) {
      if (filter) filter.value = text;
      filter?.dispatchEvent(new Event('input'));
      expect(all('#panel-requests li').map((line) => line.hidden)).toStrictEqual(hidden);
    }
  });

  it('open to headers and bodies: keys in sight, tokens masked', async () => {
    exchanges['1/1'] = {
      sent: {
        headers: { authorization: 'Bearer abcdefghijklmnop', 'Idempotency-Key': 'key-1' },
        body: body('{"kind":"code","code":"c"}'),
      },
      received: {
        headers: { 'content-type': 'application/json' },
        body: body('{"token":"abcdefghijklmnop","user":{"id":"u"}}'),
      },
    };
    const { tell, all, texts } = activity();
    tell({ ...request, url, exchange: '1/1' });
    tell({ ...request, url, exchange: '1/1', status: 200, milliseconds: 3 });
    const [details] = all('#panel-requests details') as HTMLDetailsElement[];
    if (details) details.open = true;
    details?.dispatchEvent(new Event('toggle'));
    await settled();
    expect(texts('.exchange dd')).toStrictEqual(['Bearer ••••mnop', 'key-1', 'application/json']);
    expect(texts('.exchange pre')[0]).toBe('{\n  "kind": "code",\n  "code": "c"\n}');
    expect(texts('.exchange pre')[1]).toContain('"token": "••••mnop"');
    expect(texts('.exchange pre')[1]).toContain('"id": "u"');
  });

  it('can be copied whole, with what is secret masked', async () => {
    const copied: string[] = [];
    Object.assign(navigator, {
      clipboard: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    });
    exchanges['1/6'] = {
      sent: { headers: { authorization: 'Bearer abcdefghijklmnop' }, body: body('{"a":1}') },
    };
    const { tell, all } = activity();
    tell({ ...request, id: 6, url, exchange: '1/6' });
    const [details] = all('#panel-requests details') as HTMLDetailsElement[];
    if (details) details.open = true;
    details?.dispatchEvent(new Event('toggle'));
    await settled();
    const [button] = all('#panel-requests .exchange button');
    expect(button?.getAttribute('aria-label')).toBe('Copy Request');
    button?.click();
    await settled();
    expect(copied).toStrictEqual(['authorization: Bearer ••••mnop\n\n{\n  "a": 1\n}']);
    expect(button?.textContent).toBe('Copied');
  });

  it('say where a body was cut off, is no text or is not there', async () => {
    exchanges['1/2'] = {
      sent: { headers: {} },
      received: { headers: {}, body: { base64: base64('é').slice(0, 2) + '==', size: 2048 } },
    };
    exchanges['1/4'] = { sent: { headers: {}, body: { base64: '/w==', size: 1 } } };
    const { tell, all, texts } = activity();
    for (const id of [2, 4, 5]) tell({ ...request, id, url, exchange: `1/${id}`, status: 200 });
    for (const details of all('#panel-requests details') as HTMLDetailsElement[]) {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    }
    await settled();
    expect(texts('#panel-requests .hint')).toStrictEqual([
      'No body',
      'The first 1 B of 2.0 KB',
      'No response came.',
      'Its headers and bodies are not kept.',
    ]);
    expect(texts('#panel-requests pre').at(-1)).toBe('Not text (1 B)');
  });
});

describe('the console', () => {
  const log = { kind: 'console', type: 'log' } as const;

  it('counts lines by level, and hides a level for good', () => {
    const { tell, all, texts } = activity();
    tell({ ...log, type: 'error', args: ['a'] });
    tell({ ...log, args: ['b'] });
    tell({ kind: 'exception', message: 'no', stack: '' });
    expect(texts('.chip')).toStrictEqual(['Errors2', 'Warnings0', 'Messages1', 'Debug0']);
    all('.chip')[0]?.click();
    const hidden = () => all('#panel-console li').map((line) => line.hidden);
    expect(hidden()).toStrictEqual([true, false, true]);
    const again = activity();
    expect(again.all('.chip')[0]?.getAttribute('aria-pressed')).toBe('false');
    again.all('.chip')[0]?.click();
    expect(again.all('.chip')[0]?.getAttribute('aria-pressed')).toBe('true');
  });

  it('shows an error as its message and place, the simulator’s own steps folded', () => {
    const { tell, texts, all } = activity();
    const stack = [
      'TypeError: no',
      '    at tap (pages/a/a.ts:12:3)',
      '    at q (http://127.0.0.1:7780/assets/ab/phone.js:1:2)',
      '    at r (http://127.0.0.1:7780/assets/ab/phone.js:1:3)',
    ].join('\n');
    tell({
      ...log,
      type: 'error',
      args: ['saving:', { $error: { message: 'TypeError: no', stack } }],
    });
    expect(texts('.thrown > summary')).toStrictEqual(['TypeError: nopages/a/a.ts:12']);
    expect(texts('.frame')).toStrictEqual(['at tap (pages/a/a.ts:12:3)']);
    expect(texts('.frames summary')).toStrictEqual(['2 steps inside the simulator']);
    expect(all('.frames details').map((one) => one.hasAttribute('open'))).toStrictEqual([false]);
  });

  it('says maps and sets as JavaScript does, and folds long texts', () => {
    const { tell, texts } = activity();
    tell({ ...log, args: [{ $map: [['a', { $set: [1, 2] }]] }, 'x'.repeat(401), 'y'.repeat(400)] });
    const [map, long] = texts('#panel-console summary');
    expect(map).toBe('Map(1) {"a" → Set(2) {1, 2}}');
    expect(long).toBe(`${'x'.repeat(160)}…`);
    expect(texts('#panel-console span').at(-1)).toBe('y'.repeat(400));
  });
});

describe('where room is short', () => {
  it('the settings come as the first tab, and go again', () => {
    const { takeSettings, all } = activity();
    const settings = document.createElement('div');
    const names = () =>
      all('[role="tab"]')
        .filter((tab) => !tab.hidden)
        .map(({ id }) => id);
    expect(names()[0]).toBe('tab-console');
    const giveBack = takeSettings(settings);
    expect(names()[0]).toBe('tab-settings');
    expect(settings.closest('[role="tabpanel"]')?.hasAttribute('hidden')).toBe(false);
    giveBack();
    expect(names()[0]).toBe('tab-console');
    expect(all('#panel-console')[0]?.hidden).toBe(false);
  });
});
