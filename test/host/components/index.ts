import type { BuiltIn } from './built-in';
import { button } from './button/button';
import { form } from './form/form';
import { image } from './image/image';
import { input } from './input/input';
import { label } from './label/label';
import { navigator } from './navigator/navigator';
import { scrollView } from './scroll-view/scroll-view';
import { text } from './text/text';
import { textarea } from './textarea/textarea';
import { view } from './view/view';

/** Every built-in component of the host; any other tag is unknown to it. */
export const builtIns: readonly BuiltIn[] = [
  view,
  text,
  image,
  button,
  input,
  textarea,
  form,
  label,
  scrollView,
  navigator,
];
