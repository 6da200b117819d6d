import type { PicturePreviewSurface } from '../../../phone/surfaces';
import type { HostWords } from '../../../phone/words/words';
import { element } from '../../element';
import { answerButton, answerRow, frame } from './frame';

/** `wx.previewImage`: one picture at a time, with the others a step away. */
export function drawPicturePreview(surface: PicturePreviewSurface, words: HostWords): HTMLElement {
  const close = () => {
    surface.answer();
  };
  let at = surface.current;
  const picture = element('img', { class: 'host-preview-picture', alt: '' });
  const count = element('p', { class: 'host-hint' });
  const show = (index: number) => {
    at = Math.min(Math.max(index, 0), surface.urls.length - 1);
    picture.src = surface.urls[at] ?? '';
    count.textContent = `${at + 1} / ${surface.urls.length}`;
  };
  show(at);
  const step = (by: number) => () => {
    show(at + by);
  };
  const several = surface.urls.length > 1;
  return frame(
    { kind: 'picture-preview', shape: 'sheet', label: words.previewPictures, dismiss: close },
    picture,
    several && count,
    answerRow(
      several && answerButton('previous', 'secondary', words.previous, step(-1)),
      several && answerButton('next', 'secondary', words.next, step(1)),
      answerButton('close', 'primary', words.close, close),
    ),
  );
}
