import type { PhoneSheetSurface } from '../../../phone/surfaces';
import type { PhoneChoice } from '../../../platform/platform';
import { element } from '../../element';
import { answerButton, answerRow, asker, frame } from './frame';

/** The authorisation sheet: who asks, for what, and which of the person's numbers to give. */
export function drawPhoneSheet(surface: PhoneSheetSurface): HTMLElement {
  let chosen = surface.numbers[0]?.id;
  const refuse = () => {
    surface.answer({ kind: 'refuse' });
  };
  const allow = answerButton('allow', 'primary', '允许', () => {
    if (chosen !== undefined) surface.answer({ kind: 'allow', numberId: chosen });
  });
  allow.disabled = chosen === undefined;
  const wanted = `申请获取并验证你的手机号`;
  return frame(
    {
      kind: 'phone-sheet',
      shape: 'sheet',
      label: `${surface.programName} ${wanted}`,
      dismiss: refuse,
    },
    asker(surface.programName, '申请'),
    element('h2', { class: 'host-sheet-title' }, '获取并验证你的手机号'),
    surface.component === 'realtime' &&
      element('p', { class: 'host-hint' }, '将向所选号码发送短信以实时验证'),
    element(
      'div',
      { class: 'host-numbers', role: 'radiogroup', 'aria-label': '选择手机号' },
      ...surface.numbers.map((number, index) =>
        numberRow(number, index === 0, () => {
          chosen = number.id;
        }),
      ),
    ),
    answerRow(answerButton('refuse', 'secondary', '拒绝', refuse), allow),
  );
}

function numberRow(number: PhoneChoice, isChosen: boolean, choose: () => void): HTMLElement {
  const radio = element('input', {
    type: 'radio',
    name: 'phone-number',
    value: number.id,
    checked: isChosen,
    data: { number: number.id },
  });
  radio.addEventListener('change', choose);
  return element(
    'label',
    { class: 'host-number' },
    element(
      'span',
      {},
      element('strong', {}, number.masked),
      element('small', { class: 'host-hint' }, place(number)),
    ),
    radio,
  );
}

const place = (number: PhoneChoice) =>
  number.countryCode === '86' ? '中国大陆 +86' : `+${number.countryCode}`;
