import { approximated } from '../../fidelity';
import { defineBuiltIn } from '../kit/properties';

/** `<keyboard-accessory>`: tools above the soft keyboard; without a soft keyboard they stay hidden (documentation: 组件/表单组件/keyboard-accessory). */
export const keyboardAccessory = defineBuiltIn({
  tag: 'keyboard-accessory',
  fidelity: approximated('Hidden: there is no soft keyboard to stand above.'),
  properties: {},
  css: 'wx-keyboard-accessory { display: none; }',
});
