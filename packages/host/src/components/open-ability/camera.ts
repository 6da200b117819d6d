import { approximated } from '../../fidelity';
import { addPart } from '../kit/part';
import { anyType, defineBuiltIn, text } from '../kit/properties';
import { drawSign, signCss } from './sign';

/** How far a phone of today zooms in. */
const maxZoom = 10;

/** `<camera>`: a sign that begins as soon as the person lets it (documentation: 组件/媒体组件/camera). */
export const camera = defineBuiltIn({
  tag: 'camera',
  fidelity: approximated(
    'A sign stands for what it sees; it asks for scope.camera and fires initdone or error; stop and scancode are never fired.',
  ),
  properties: {
    mode: text('normal'),
    resolution: text('medium'),
    devicePosition: text('back'),
    flash: text('auto'),
    frameSize: anyType('medium'),
  },
  css: signCss('camera'),
  attached(self) {
    const sign = drawSign(self, addPart(self, 'span', 'wx-placeholder'), 'camera');
    let isHere = true;
    void self.phone.permissions.request('scope.camera').then((decision) => {
      if (!isHere) return;
      if (decision === 'allowed') self.trigger('initdone', { maxZoom });
      else self.trigger('error', { errMsg: 'insertCamera:fail auth deny' });
    });
    return () => {
      isHere = false;
      sign.remove();
    };
  },
  /** There is one camera; what it does, api/media/camera-context.ts does. */
  node: () => ({ maxZoom: () => maxZoom }),
});
