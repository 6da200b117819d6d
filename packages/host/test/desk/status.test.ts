/**
 * @jest-environment jsdom
 */
import { settled } from 'onboarding-testing';

import { desk } from './open-desk';

beforeEach(() => {
  localStorage.clear();
});

describe('the status line', () => {
  const thrown = { kind: 'exception', at: 0, message: 'TypeError: no\nmore', stack: '' } as const;

  it('says that the program threw, until it starts again', async () => {
    const { tell, text, mount } = await desk();
    const state = () => mount.querySelector<HTMLElement>('.status')?.dataset['state'];
    tell(thrown);
    expect([state(), text('.status')]).toStrictEqual([
      'problem',
      'The program threw: TypeError: no',
    ]);
    tell({ kind: 'started', at: 0, program: 'shop' });
    expect([state(), text('.status')]).toStrictEqual(['running', 'Running']);
  });

  it('forgets a value that did not fit once a call succeeds, and shows what holds', async () => {
    const { choose, text, byLabel } = await desk();
    byLabel('余额').removeAttribute('min');
    await choose('余额', '-1');
    expect(text('.status')).toBe('That did not work: The quota is 0 or more.');
    expect(byLabel('余额').value).toBe('1000');
    await choose('余额', '5');
    expect(text('.status')).toBe('Running');
  });

  it('says the gravest thing that is known', async () => {
    const { tell, connect, text } = await desk();
    tell(thrown);
    tell({
      kind: 'diagnostics',
      at: 0,
      list: [{ severity: 'error', file: 'app.json', message: 'no' }],
    });
    expect(text('.status')).toBe('1 problem in the sources');
    connect(false);
    expect(text('.status')).toContain('Server is gone');
    connect(true);
    tell({ kind: 'diagnostics', at: 0, list: [] });
    expect(text('.status')).toBe('The program threw: TypeError: no');
  });

  it('says that the program is in the background, and veils the phone', async () => {
    const { press, tell, text, mount } = await desk();
    const veil = () => mount.querySelector<HTMLElement>('.veil')?.hidden;
    await press('Send to background');
    tell({ kind: 'changed', at: 0, what: 'running' });
    await settled();
    expect([text('.status'), veil()]).toStrictEqual(['In the background', false]);
    await press('Bring back');
    tell({ kind: 'changed', at: 0, what: 'running' });
    await settled();
    expect([text('.status'), veil()]).toStrictEqual(['Running', true]);
  });

  it('loads the phone and everything anew when another server comes', async () => {
    const { connect, asked, mount } = await desk();
    connect(true);
    connect(false);
    const before = asked.length;
    const frame = mount.querySelector('iframe');
    if (frame) frame.src = '/elsewhere';
    connect(true);
    await settled();
    expect(new URL(frame?.src ?? '', location.href).pathname).toBe('/phone');
    expect(asked.slice(before)).toStrictEqual(
      expect.arrayContaining(['settings', 'controls', 'storage', 'running']),
    );
  });

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
