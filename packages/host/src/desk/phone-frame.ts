import { element } from '../page/element';
import type { PhoneSettings } from '../phone/settings';
import { screens } from '../phone/settings';

/** Width of the bezel around the screen, in px. */
const bezel = 12;

/** "fit": as large as the room allows, at most its own size; else a share of its own size. */
export type Zoom = 'fit' | number;

export interface PhoneFrame {
  readonly element: HTMLElement;
  readonly frame: HTMLIFrameElement;
  show(settings: PhoneSettings): void;
  zoom(to: Zoom): void;
  /** Whether the program is in front; the phone is veiled while it is not. */
  visible(is: boolean): void;
  /** Starts the program anew, at this page when there is one. */
  open(entry?: string): void;
}

/** The phone on the desk: its page in a frame of the device's size, scaled to the room it has. */
export function drawPhoneFrame(title: string, backgroundWords: string): PhoneFrame {
  const frame = element('iframe', { src: '/phone', title });
  const veil = element('p', { class: 'veil', hidden: true }, backgroundWords);
  const device = element('div', { class: 'device' }, frame, veil);
  // The scaled device keeps its layout size; its holder has the size that is seen.
  const holder = element('div', { class: 'device-holder' }, device);
  const stand = element('div', { class: 'stand' }, holder);
  let size = { width: 0, height: 0 };
  let zoom: Zoom = 'fit';
  const fit = () => {
    const edge = isBare() ? 0 : 2 * bezel;
    const outer = { width: size.width + edge, height: size.height + edge };
    const room = stand.getBoundingClientRect();
    const byHeight = room.height > 0 ? room.height / outer.height : 1;
    const byWidth = room.width > 0 ? room.width / outer.width : 1;
    const scale = zoom === 'fit' ? Math.min(1, byHeight, byWidth) : zoom;
    device.style.transform = `scale(${scale})`;
    holder.style.width = `${outer.width * scale}px`;
    holder.style.height = `${outer.height * scale}px`;
  };
  if ('ResizeObserver' in window) new ResizeObserver(fit).observe(stand);
  return {
    element: stand,
    frame,
    show({ device: kind, theme }) {
      size = screens[kind];
      device.dataset['device'] = kind;
      device.dataset['theme'] = theme;
      frame.width = String(size.width);
      frame.height = String(size.height);
      fit();
    },
    zoom(to) {
      zoom = to;
      stand.dataset['zoom'] = to === 'fit' ? 'fit' : 'fixed';
      fit();
    },
    visible(is) {
      veil.hidden = is;
      device.classList.toggle('in-background', !is);
    },
    open(entry) {
      frame.src = entry === undefined ? '/phone' : `/phone?entry=${encodeURIComponent(entry)}`;
    },
  };
}

/** On a screen as small as a phone the desk has no room for a bezel (desk.css says the same). */
const isBare = () => 'matchMedia' in window && matchMedia('(max-width: 480px)').matches;
