import { audio } from './media/audio';
import type { BuiltIn } from './kit/built-in';
import { button } from './form/button/button';
import { canvas } from './media/canvas';
import { checkboxGroup } from './form/checkbox-group';
import { checkbox } from './form/checkbox';
import { coverImage } from './view-container/cover-image';
import { coverView } from './view-container/cover-view';
import { form } from './form/form/form';
import { icon } from './content/icon';
import { image } from './media/image';
import { input } from './form/input/input';
import { keyboardAccessory } from './form/keyboard-accessory';
import { label } from './form/label';
import { matchMedia } from './view-container/match-media';
import { movableArea } from './view-container/movable-area';
import { movableView } from './view-container/movable-view';
import { navigationBar } from './page-attribute/navigation-bar';
import { navigator } from './navigation/navigator';
import { openData } from './open-ability/open-data';
import { pageContainer } from './view-container/page-container';
import { pageMeta } from './page-attribute/page-meta';
import { pickerViewColumn } from './form/picker-view-column/picker-view-column';
import { pickerView } from './form/picker-view';
import { picker } from './form/picker/picker';
import { progress } from './content/progress';
import { radioGroup } from './form/radio-group';
import { radio } from './form/radio';
import { richText } from './content/rich-text/rich-text';
import { rootPortal } from './view-container/root-portal';
import { scrollView } from './view-container/scroll-view/scroll-view';
import { slider } from './form/slider';
import { swiperItem } from './view-container/swiper-item';
import { swiper } from './view-container/swiper/swiper';
import { switchControl } from './form/switch';
import { text } from './content/text/text';
import { textarea } from './form/textarea';
import { placeholders, plainContainers } from './open-ability/placeholder';
import { video } from './media/video';
import { view } from './view-container/view';

/** Every built-in component of the host, by the chapters of the documentation; any other tag is unknown to it. */
export const builtIns: readonly BuiltIn[] = [
  ...[view, scrollView, swiper, swiperItem, movableArea, movableView, coverView, coverImage],
  ...[matchMedia, pageContainer, rootPortal],
  ...[text, icon, progress, richText],
  ...[button, checkbox, checkboxGroup, form, input, keyboardAccessory, label, picker, pickerView],
  ...[pickerViewColumn, radio, radioGroup, slider, switchControl, textarea],
  ...[navigator, image, audio, video, canvas, openData, pageMeta, navigationBar],
  ...placeholders,
  ...plainContainers,
];
