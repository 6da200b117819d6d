import type { PrivacyContractSurface } from '../../../phone/surfaces';
import { element } from '../../element';
import { answerButton, answerRow, frame } from './frame';

/** The privacy guide that `wx.openPrivacyContract` opens; its text is kept by WeChat, not here. */
export function drawPrivacyContract(surface: PrivacyContractSurface): HTMLElement {
  const close = () => {
    surface.answer();
  };
  return frame(
    { kind: 'privacy-contract', shape: 'sheet', label: surface.contractName, dismiss: close },
    element('h2', { class: 'host-sheet-title' }, surface.contractName),
    element(
      'div',
      { class: 'host-contract', tabindex: 0 },
      element('p', {}, '本指引由开发者在小程序管理后台填写，微信展示其正文。'),
      element(
        'p',
        {},
        '模拟手机没有正文可展示：这里只说明指引已被打开，程序会得到与真机相同的回调。',
      ),
      element('p', { class: 'host-hint' }, '关闭后返回程序。'),
    ),
    answerRow(answerButton('close', 'secondary', '关闭', close)),
  );
}
