/**
 * @jest-environment jsdom
 */
import { drawNotices } from '../../src/page/screen/notices';
import { drawSurfaces } from '../../src/page/screen/surfaces';
import { createPermissions } from '../../src/phone/permissions';
import type { Surface } from '../../src/phone/surfaces';
import { askToConfirm, createSurfaces } from '../../src/phone/surfaces';
import { wordsOf } from '../../src/phone/words/words';

const ignore = () => undefined;
const programName = 'Sample';

const all: readonly Surface[] = [
  { kind: 'action-sheet', alertText: '', itemList: ['a'], itemColor: '', answer: ignore },
  { kind: 'avatar-sheet', programName, answer: ignore },
  { kind: 'no-quota', answer: ignore },
  {
    kind: 'phone-sheet',
    component: 'realtime',
    programName,
    numbers: [{ id: 'a', masked: '138******34', countryCode: '86' }],
    answer: ignore,
  },
  { kind: 'privacy', programName, contractName: 'Guide', answer: ignore },
  { kind: 'privacy-contract', contractName: 'Guide', answer: ignore },
  { kind: 'share', programName, title: 'page', path: '/a', answer: ignore },
  { kind: 'settings', programName, switches: [], set: ignore, answer: ignore },
  { kind: 'picture-preview', urls: ['a', 'b'], current: 0, answer: ignore },
];

function drawn(language: 'zh_CN' | 'zh_TW' | 'en') {
  const surfaces = createSurfaces(() => wordsOf(language));
  const { element } = drawSurfaces(surfaces);
  return { surfaces, element };
}

const saidBy = (element: HTMLElement) => {
  const labels = [...element.querySelectorAll('[aria-label]')];
  const named = labels.map((one) => one.getAttribute('aria-label') ?? '');
  return [element.textContent, ...named].join(' ');
};

test.each(all)('$kind speaks English on an English phone', (surface) => {
  const { surfaces, element } = drawn('en');
  surfaces.open(surface);
  expect(saidBy(element)).toMatch(/[a-z]/i);
  expect(saidBy(element)).not.toMatch(/\p{Script=Han}/u);
});

test('a permission and a question of the phone follow the language', () => {
  const { surfaces, element } = drawn('en');
  const permissions = createPermissions({ surfaces, programName });
  void permissions.request('scope.userLocation');
  expect(saidBy(element)).toContain('Get your location');
  surfaces.top('permission')?.answer(false);
  void askToConfirm(surfaces, { content: 'Leave?', confirmText: 'OK' });
  expect(surfaces.top('modal')?.cancelText).toBe('Cancel');
});

test('a phone in Traditional Chinese has its own words', () => {
  const { surfaces, element } = drawn('zh_TW');
  surfaces.open({ kind: 'no-quota', answer: ignore });
  expect(element.textContent).toContain('暫時無法使用');
});

test('the notices for developers follow it too', () => {
  document.body.replaceChildren();
  const notices = drawNotices(document.body, () => wordsOf('en'));
  notices.showDiagnostics([{ severity: 'error', file: 'a.js', message: 'bad' }]);
  expect(saidBy(document.body)).toContain('Build failed: 1 error');
  notices.showGone();
  expect(saidBy(document.body)).not.toMatch(/\p{Script=Han}/u);
});
