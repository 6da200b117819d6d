import { audio } from './audio/audio';
import type { BuiltIn } from './built-in';
import { button } from './button/button';
import { canvas } from './canvas/canvas';
import { checkboxGroup } from './checkbox-group/checkbox-group';
import { checkbox } from './checkbox/checkbox';
import { coverImage } from './cover-image/cover-image';
import { coverView } from './cover-view/cover-view';
import { form } from './form/form';
import { icon } from './icon/icon';
import { image } from './image/image';
import { input } from './input/input';
import { keyboardAccessory } from './keyboard-accessory/keyboard-accessory';
import { label } from './label/label';
import { matchMedia } from './match-media/match-media';
import { movableArea } from './movable-area/movable-area';
import { movableView } from './movable-view/movable-view';
import { navigationBar } from './navigation-bar/navigation-bar';
import { navigator } from './navigator/navigator';
import { openData } from './open-data/open-data';
import { pageContainer } from './page-container/page-container';
import { pageMeta } from './page-meta/page-meta';
import { pickerViewColumn } from './picker-view-column/picker-view-column';
import { pickerView } from './picker-view/picker-view';
import { picker } from './picker/picker';
import { progress } from './progress/progress';
import { radioGroup } from './radio-group/radio-group';
import { radio } from './radio/radio';
import { richText } from './rich-text/rich-text';
import { rootPortal } from './root-portal/root-portal';
import { scrollView } from './scroll-view/scroll-view';
import { slider } from './slider/slider';
import { swiperItem } from './swiper-item/swiper-item';
import { swiper } from './swiper/swiper';
import { switchControl } from './switch/switch';
import { text } from './text/text';
import { textarea } from './textarea/textarea';
import { plainContainers, unavailable } from './unavailable/unavailable';
import { video } from './video/video';
import { view } from './view/view';

/** Every built-in component of the host, by the chapters of the documentation; any other tag is unknown to it. */
export const builtIns: readonly BuiltIn[] = [
  ...[view, scrollView, swiper, swiperItem, movableArea, movableView, coverView, coverImage],
  ...[matchMedia, pageContainer, rootPortal],
  ...[text, icon, progress, richText],
  ...[button, checkbox, checkboxGroup, form, input, keyboardAccessory, label, picker, pickerView],
  ...[pickerViewColumn, radio, radioGroup, slider, switchControl, textarea],
  ...[navigator, image, audio, video, canvas, openData, pageMeta, navigationBar],
  ...unavailable,
  ...plainContainers,
];
