import { pushButton } from '../../page/element';
import type { Words } from '../words';

/** Puts a text on the clipboard and says that it did. */
export function copyButton(words: Words, label: string, text: () => string): HTMLButtonElement {
  const button = pushButton(
    { class: 'quiet small', 'aria-label': `${words.copy} ${label}` },
    () => {
      void navigator.clipboard.writeText(text()).then(() => {
        button.textContent = words.copied;
        setTimeout(() => {
          button.textContent = words.copy;
        }, 1500);
      });
    },
    words.copy,
  );
  return button;
}
