/**
 * @jest-environment jsdom
 */
import { drawSurfaces } from '../../src/page/screen/surfaces';
import { askQuestion } from '../../src/phone/ask-question';
import { createSettingsStore } from '../../src/phone/settings-store';
import type { Question } from '../../src/phone/surfaces';
import { createSurfaces } from '../../src/phone/surfaces';

const question: Question = {
  name: 'sample',
  title: 'Which one?',
  items: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B', hint: 'the other' },
  ],
  fields: [{ id: 'text', label: 'Text', value: 'old' }],
  confirmText: 'Yes',
  cancelText: 'No',
};

function asked(more: Partial<Question> = {}, sheets: 'person' | 'confirm' | 'cancel' = 'person') {
  document.body.replaceChildren();
  const surfaces = createSurfaces();
  const { element } = drawSurfaces(surfaces);
  document.body.append(element);
  const settings = createSettingsStore({ sheets });
  const answer = askQuestion({ surfaces, settings }, 'Sample', { ...question, ...more });
  const find = (selector: string) => {
    const found = element.querySelector<HTMLInputElement>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  };
  return { answer, element, find };
}

test('the person chooses, types and confirms', async () => {
  const { answer, find, element } = asked();
  expect(find('[role=dialog]').getAttribute('aria-label')).toBe('Sample Which one?');
  expect(find('[data-item=a]').checked).toBe(true);
  find('[data-item=b]').click();
  find('[data-field=text]').value = 'new';
  find('[data-answer=confirm]').click();
  expect(await answer).toStrictEqual({ confirmed: true, chosen: ['b'], texts: { text: 'new' } });
  expect(element.children).toHaveLength(0);
});

test('several may be chosen where the sheet says so, also none', async () => {
  const { answer, find } = asked({ several: true });
  find('[data-answer=confirm]').click();
  expect((await answer).chosen).toStrictEqual([]);
});

test('Enter confirms, Escape cancels', async () => {
  const key = (name: string) => new KeyboardEvent('keydown', { key: name, bubbles: true });
  const entered = asked();
  entered.find('[data-field=text]').dispatchEvent(key('Enter'));
  expect((await entered.answer).confirmed).toBe(true);
  const escaped = asked();
  escaped.find('[role=dialog]').dispatchEvent(key('Escape'));
  expect((await escaped.answer).confirmed).toBe(false);
});

test.each([
  ['confirm', true],
  ['cancel', false],
] as const)('with the setting %s nobody is asked', async (sheets, confirmed) => {
  const { answer, element } = asked({}, sheets);
  expect(element.children).toHaveLength(0);
  expect(await answer).toStrictEqual({ confirmed, chosen: ['a'], texts: { text: 'old' } });
});
