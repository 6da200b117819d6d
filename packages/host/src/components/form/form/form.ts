import { approximated } from '../../../fidelity';
import { boolean, defineBuiltIn, number } from '../../kit/properties';

/**
 * `<form>`: buttons with `form-type` in it submit or reset its fields (documentation: 组件/表单组件/form).
 * What they do is in submission.ts; a form itself only stands around its fields.
 */
export const form = defineBuiltIn({
  tag: 'form',
  fidelity: approximated(
    'formId is empty: template messages have ended; nothing is sent to a chat.',
  ),
  properties: { reportSubmit: boolean(), reportSubmitTimeout: number() },
  css: 'wx-form { display: block; }',
});
