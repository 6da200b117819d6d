import { element } from '../page/element';
import type { PhoneSettings } from '../phone/settings';
import { screens } from '../phone/settings';

/** Width of the bezel around the screen, in px. */
const bezel = 12;

/** The phone on the desk: its page in a frame of the device's size, scaled down where room is short. */
export function drawPhoneFrame(title: string): {
  readonly element: HTMLElement;
  readonly show: (settings: PhoneSettings) => void;
  readonly reload: () => void;
} {
  const frame = element('iframe', { src: '/phone', title });
  const device = element('div', { class: 'device' }, frame);
  const stand = element('div', { class: 'stand' }, device);
  let outer = { width: 0, height: 0 };
  const fit = () => {
    const room = stand.getBoundingClientRect();
    const byHeight = room.height > 0 ? room.height / outer.height : 1;
    const byWidth = room.width > 0 ? room.width / outer.width : 1;
    const scale = Math.min(1, byHeight, byWidth);
    device.style.transform = `scale(${scale})`;
    // The scaled device keeps its layout size; margins give the difference back.
    device.style.marginBottom = `${(scale - 1) * outer.height}px`;
    device.style.marginInline = `${((scale - 1) * outer.width) / 2}px`;
  };
  if ('ResizeObserver' in window) new ResizeObserver(fit).observe(stand);
  return {
    element: stand,
    show({ device: kind, theme }) {
      const { width, height } = screens[kind];
      outer = { width: width + 2 * bezel, height: height + 2 * bezel };
      device.dataset['device'] = kind;
      device.dataset['theme'] = theme;
      frame.width = String(width);
      frame.height = String(height);
      stand.style.setProperty('--device-width', `${outer.width}px`);
      fit();
    },
    reload() {
      frame.src = '/phone';
    },
  };
}
