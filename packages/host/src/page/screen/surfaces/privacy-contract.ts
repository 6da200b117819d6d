import type { PrivacyContractSurface } from '../../../phone/surfaces';
import type { HostWords } from '../../../phone/words/words';
import { element } from '../../element';
import { answerButton, answerRow, frame } from './frame';

/** The privacy guide that `wx.openPrivacyContract` opens; its text is kept by WeChat, not here. */
export function drawPrivacyContract(
  surface: PrivacyContractSurface,
  words: HostWords,
): HTMLElement {
  const close = () => {
    surface.answer();
  };
  return frame(
    { kind: 'privacy-contract', shape: 'sheet', label: surface.contractName, dismiss: close },
    element('h2', { class: 'host-sheet-title' }, surface.contractName),
    element(
      'div',
      { class: 'host-contract', tabindex: 0 },
      element('p', {}, words.privacy.filledIn),
      element('p', {}, words.privacy.noText),
      element('p', { class: 'host-hint' }, words.privacy.closing),
    ),
    answerRow(answerButton('close', 'secondary', words.close, close)),
  );
}
