import type { NoQuotaSurface } from '../../../phone/surfaces';
import { element } from '../../element';
import { answerButton, answerRow, frame } from './frame';

/** The platform's own notice, in the words of the documentation (docs/wechat-facts.md §6). */
export function drawNoQuota(surface: NoQuotaSurface): HTMLElement {
  const close = () => {
    surface.answer();
  };
  return frame(
    {
      kind: 'no-quota',
      shape: 'sheet',
      label: '手机号验证暂时无法使用',
      dismiss: close,
      scrimDismisses: true,
    },
    element('h2', { class: 'host-sheet-title' }, '申请获取你的手机号'),
    element(
      'p',
      { class: 'host-hint host-sheet-text' },
      '该功能使用次数已达当前小程序上限，暂时无法使用',
    ),
    answerRow(answerButton('close', 'secondary', '我知道了', close)),
  );
}
