import type { PhoneSheetSurface } from '../../../phone/surfaces';
import type { HostWords } from '../../../phone/words/words';
import type { PhoneChoice } from '../../../platform/platform';
import { element } from '../../element';
import { answerButton, answerRow, asker, frame } from './frame';

/** The authorisation sheet: who asks, for what, and which of the person's numbers to give. */
export function drawPhoneSheet(surface: PhoneSheetSurface, words: HostWords): HTMLElement {
  let chosen = surface.numbers[0]?.id;
  const refuse = () => {
    surface.answer({ kind: 'refuse' });
  };
  const allow = answerButton('allow', 'primary', words.allow, () => {
    if (chosen !== undefined) surface.answer({ kind: 'allow', numberId: chosen });
  });
  allow.disabled = chosen === undefined;
  const wanted = `${words.asks}${words.number.wanted}`;
  return frame(
    {
      kind: 'phone-sheet',
      shape: 'sheet',
      label: `${surface.programName} ${wanted}`,
      dismiss: refuse,
    },
    asker(surface.programName, words.asks),
    element('h2', { class: 'host-sheet-title' }, words.number.wanted),
    surface.component === 'realtime' && element('p', { class: 'host-hint' }, words.number.realtime),
    element(
      'div',
      { class: 'host-numbers', role: 'radiogroup', 'aria-label': words.number.choose },
      ...surface.numbers.map((number, index) =>
        numberRow(number, place(number, words), index === 0, () => {
          chosen = number.id;
        }),
      ),
    ),
    answerRow(answerButton('refuse', 'secondary', words.refuse, refuse), allow),
  );
}

function numberRow(
  number: PhoneChoice,
  place: string,
  isChosen: boolean,
  choose: () => void,
): HTMLElement {
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
      element('small', { class: 'host-hint' }, place),
    ),
    radio,
  );
}

const place = (number: PhoneChoice, words: HostWords) =>
  number.countryCode === '86' ? words.number.mainland : `+${number.countryCode}`;
