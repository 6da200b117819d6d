import type { HostWords } from '../../phone/words/words';
import { element, pushButton } from '../element';

export interface SmsBanner {
  readonly show: (sms: { readonly to: string; readonly code: string }) => void;
}

/** How long a banner stays, in ms. */
const stay = 20_000;

/** An SMS at the top of the phone, as systems show it; a tap fills its code in. */
export function drawSmsBanner(mount: HTMLElement, words: () => HostWords): SmsBanner {
  const place = element('div', { class: 'host-sms-place', role: 'status' });
  mount.append(place);
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const leave = () => {
    clearTimeout(leaving);
    place.replaceChildren();
  };
  return {
    show({ to, code }) {
      leave();
      const text = words().sms;
      const fill = pushButton(
        { class: 'host-sms' },
        () => {
          leave();
          fillIn(mount, code);
        },
        element('span', { class: 'host-sms-head' }, text.head(to)),
        element('span', {}, text.code, element('b', {}, code), text.fill),
      );
      // The field keeps the focus that it has.
      fill.addEventListener('mousedown', (event) => {
        event.preventDefault();
      });
      const close = pushButton({ class: 'host-sms-close', 'aria-label': text.close }, leave, '×');
      place.append(fill, close);
      leaving = setTimeout(leave, stay);
    },
  };
}

/** Into the field that has the focus, else into the first empty one that takes as many characters. */
function fillIn(mount: HTMLElement, code: string): void {
  const { activeElement } = document;
  const fields = [...mount.querySelectorAll('input')].filter((field) => field.checkVisibility());
  const field =
    fields.find((one) => one === activeElement && one.maxLength === code.length) ??
    fields.find((one) => one.value === '' && one.maxLength === code.length) ??
    fields.find((one) => one === activeElement);
  if (field === undefined) return;
  field.focus();
  field.value = code;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
