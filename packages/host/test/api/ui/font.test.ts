/** @jest-environment jsdom */
import { answer, wxOnPhone } from '../../../src/jsdom/wx-on-phone';
import type { HttpAnswer } from '../../../src/phone/phone';
import type { PhoneSettings } from '../../../src/phone/settings';

const url = 'https://example.com/a.ttf';
const shared = { 'access-control-allow-origin': '*' };

interface Face {
  readonly family: string;
  readonly bytes: Uint8Array;
  readonly descriptors: unknown;
}

/** Stands for the browser's own fonts, which jsdom does not have: knows one font by its bytes. */
function givenFonts(): readonly Face[] {
  const added: Face[] = [];
  class KnownFont implements Face {
    constructor(
      readonly family: string,
      readonly bytes: Uint8Array,
      readonly descriptors: unknown,
    ) {}
    load() {
      const isKnown = String.fromCharCode(...this.bytes) === 'font';
      return isKnown ? Promise.resolve(this) : Promise.reject(new Error('no font'));
    }
  }
  Object.assign(globalThis, { FontFace: KnownFont });
  Object.assign(document, { fonts: { add: (face: Face) => added.push(face) } });
  return added;
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'FontFace');
  Reflect.deleteProperty(document, 'fonts');
});

const onNetwork = (answered: HttpAnswer, settings: Partial<PhoneSettings> = {}) =>
  wxOnPhone({ settings, fetch: () => Promise.resolve(answered) });

test.each([url, `url("${url}")`, `url('${url}')`, `url(${url})`])(
  'a font from the network, as %s, is there under its name',
  async (source) => {
    const fonts = givenFonts();
    const on = onNetwork(answer('font', shared));
    const desc = { style: 'italic', weight: 700, variant: 'normal' };
    expect(await on.call('loadFontFace', { family: 'Mine', source, desc })).toStrictEqual({
      errMsg: 'loadFontFace:ok',
      status: 'loaded',
    });
    expect(fonts).toMatchObject([
      { family: 'Mine', descriptors: { style: 'italic', weight: '700' } },
    ]);
    expect(on.requests).toMatchObject([
      { url, method: 'GET', headers: { origin: 'https://servicewechat.com' } },
    ]);
  },
);

test('the server of a font has to allow the program’s origin, as for WeChat’s web view', async () => {
  const fonts = givenFonts();
  const load = async (headers: Record<string, string>) =>
    onNetwork(answer('font', headers)).outcome('loadFontFace', { family: 'a', source: url });
  const fail = { errMsg: 'loadFontFace:fail A network error occurred.', status: 'error' };
  expect(await load({})).toStrictEqual({ fail });
  expect(await load({ 'access-control-allow-origin': 'https://example.com' })).toStrictEqual({
    fail,
  });
  expect(fonts).toStrictEqual([]);
  expect(await load({ 'access-control-allow-origin': 'https://servicewechat.com' })).toHaveProperty(
    'success',
  );
});

test('no answer, another status and what is no font all fail', async () => {
  const fonts = givenFonts();
  const load = async (answered: HttpAnswer) =>
    (await onNetwork(answered).outcome('loadFontFace', { family: 'a', source: url })).fail;
  const missing = answer('font', shared);
  if (missing.kind !== 'answered') throw new Error('an answer was made');
  expect(await load({ kind: 'timeout' })).toMatchObject({ status: 'error' });
  expect(await load({ ...missing, response: { ...missing.response, status: 404 } })).toMatchObject({
    status: 'error',
  });
  expect(await load(answer('words', shared))).toStrictEqual({
    errMsg: 'loadFontFace:fail the font cannot be decoded',
    status: 'error',
  });
  expect(fonts).toStrictEqual([]);
});

test('iOS takes no font without https', async () => {
  givenFonts();
  const load = (client: 'ios' | 'android') =>
    onNetwork(answer('font', shared), { client }).outcome('loadFontFace', {
      family: 'a',
      source: 'http://example.com/a.ttf',
    });
  expect(await load('ios')).toHaveProperty('fail');
  expect(await load('android')).toHaveProperty('success');
});

test('data URLs are fonts since 3.7.9', async () => {
  givenFonts();
  const load = (baseLibrary: string, source: string) =>
    wxOnPhone({ settings: { baseLibrary } }).outcome('loadFontFace', { family: 'a', source });
  const source = `data:font/ttf;base64,${btoa('font')}`;
  expect(await load('3.7.9', source)).toHaveProperty('success');
  expect(await load('3.7.8', source)).toHaveProperty('fail');
  expect(await load('3.7.9', 'data:font/ttf;base64,~')).toHaveProperty('fail');
  expect(await load('3.7.9', '/fonts/a.ttf')).toMatchObject({ fail: { status: 'error' } });
});

test('without a browser it fails with that reason', async () => {
  const { fail } = await onNetwork(answer('font', shared)).outcome('loadFontFace', {
    family: 'a',
    source: url,
  });
  expect(fail).toMatchObject({
    errMsg: 'loadFontFace:fail fonts can only be loaded in a browser, not in this environment',
  });
});
