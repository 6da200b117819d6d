import { icon } from './content/icon';
import { progress } from './content/progress';
import { richText } from './content/rich-text/rich-text';
import { text } from './content/text/text';
import { button } from './form/button/button';
import { checkbox } from './form/checkbox';
import { checkboxGroup } from './form/checkbox-group';
import { form } from './form/form/form';
import { input } from './form/input/input';
import { keyboardAccessory } from './form/keyboard-accessory';
import { label } from './form/label';
import { picker } from './form/picker/picker';
import { pickerView } from './form/picker-view';
import { pickerViewColumn } from './form/picker-view-column/picker-view-column';
import { radio } from './form/radio';
import { radioGroup } from './form/radio-group';
import { slider } from './form/slider';
import { switchControl } from './form/switch';
import { textarea } from './form/textarea';
import type { BuiltIn } from './kit/built-in';
import { map } from './map/map';
import { audio } from './media/audio';
import { canvas } from './media/canvas';
import { image } from './media/image';
import { video } from './media/video';
import { navigator } from './navigation/navigator';
import { camera } from './open-ability/camera';
import { editor } from './open-ability/editor/editor';
import { livePlayer, livePusher } from './open-ability/live';
import { openData } from './open-ability/open-data';
import { placeholders, plainContainers } from './open-ability/placeholder';
import { webView } from './open-ability/web-view';
import { navigationBar } from './page-attribute/navigation-bar';
import { pageMeta } from './page-attribute/page-meta';
import { coverImage } from './view-container/cover-image';
import { coverView } from './view-container/cover-view';
import { matchMedia } from './view-container/match-media';
import { movableArea } from './view-container/movable-area';
import { movableView } from './view-container/movable-view';
import { pageContainer } from './view-container/page-container';
import { rootPortal } from './view-container/root-portal';
import { scrollView } from './view-container/scroll-view/scroll-view';
import { swiper } from './view-container/swiper/swiper';
import { swiperItem } from './view-container/swiper-item';
import { view } from './view-container/view';

/** Every built-in component of the host, by the chapters of the documentation; any other tag is unknown to it. */
export const builtIns: readonly BuiltIn[] = [
  ...[view, scrollView, swiper, swiperItem, movableArea, movableView, coverView, coverImage],
  ...[matchMedia, pageContainer, rootPortal],
  ...[text, icon, progress, richText],
  ...[button, checkbox, checkboxGroup, form, input, keyboardAccessory, label, picker, pickerView],
  ...[pickerViewColumn, radio, radioGroup, slider, switchControl, textarea],
  ...[navigator, image, audio, video, canvas, openData, pageMeta, navigationBar],
  ...[map, webView, camera, editor, livePlayer, livePusher],
  ...placeholders,
  ...plainContainers,
];
