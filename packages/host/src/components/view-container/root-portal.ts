import { approximated } from '../../fidelity';
import { boolean, defineBuiltIn, text } from '../kit/properties';

/**
 * `<root-portal>`: takes its subtree out of the page (documentation: 组件/视图容器/root-portal). The
 * subtree stays where it is in the document: fixed children cover the page as on the phone, clipping
 * by a transformed ancestor is not escaped.
 */
export const rootPortal = defineBuiltIn({
  tag: 'root-portal',
  fidelity: approximated(
    'The subtree stays in its place in the document: clipping by a transformed ancestor is not escaped.',
  ),
  properties: { enable: boolean(true), externalClass: text() },
  css: 'wx-root-portal { display: contents; }',
});
