import { faithful } from '../../fidelity';
import { cssLength } from '../kit/length';
import { addPart, stateByElement } from '../kit/part';
import type { Instance } from '../kit/properties';
import { anyType, defineBuiltIn, text } from '../kit/properties';

const properties = { type: text(), size: anyType(23), color: text() };

interface Drawing {
  readonly color: string;
  /** In a box of 24 × 24; drawn as lines over a filled disc when `disc` is set. */
  readonly path: string;
  readonly disc?: true;
}

const RING = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18';
const SHIELD = 'M12 2.8l7.2 2.7v5.4c0 4.8-3.1 8.3-7.2 10.3-4.1-2-7.2-5.5-7.2-10.3V5.5z';

/**
 * The documented types, drawn anew with lines, and those that the documentation had in 2016: programs still
 * use them, WeChat's own WeUI `circle` for a box that is not ticked.
 */
const drawings: Readonly<Record<string, Drawing>> = {
  success: { color: '#09bb07', path: 'M7 12.5l3.5 3.5L17 8.8', disc: true },
  success_no_circle: { color: '#09bb07', path: 'M4.5 12.5l5 5L19.5 6.5' },
  info: { color: '#10aeff', path: 'M12 7.2h.01M12 11v6', disc: true },
  warn: { color: '#f76260', path: 'M12 6.5v6.5M12 16.8h.01', disc: true },
  waiting: { color: '#10aeff', path: 'M12 6.8v5.7l3.8 2.2', disc: true },
  cancel: { color: '#f43530', path: `${RING}M9 9l6 6M15 9l-6 6` },
  download: {
    color: '#09bb07',
    path: `${RING}M12 7.5V16M8.5 12.5L12 16l3.5-3.5`,
  },
  search: { color: '#b2b2b2', path: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l4.5 4.5' },
  clear: { color: '#b2b2b2', path: 'M9 9l6 6M15 9l-6 6', disc: true },
  circle: { color: '#c9c9c9', path: RING },
  success_circle: { color: '#09bb07', path: `${RING}M8 12.5l3 3 5.2-6` },
  waiting_circle: { color: '#10aeff', path: `${RING}M12 7.5v5l3.2 2` },
  info_circle: { color: '#10aeff', path: `${RING}M12 8h.01M12 11.2v5` },
  safe_success: { color: '#09bb07', path: `${SHIELD}M8.5 12l2.6 2.6 4.6-5` },
  safe_warn: { color: '#ffbe00', path: `${SHIELD}M12 7.5v5M12 15.6h.01` },
};

/** `<icon>`: the documented signs in their colours (documentation: 组件/基础内容/icon). */
export const icon = defineBuiltIn({
  tag: 'icon',
  fidelity: faithful,
  properties,
  css: `
wx-icon { display: inline-block; font-size: 0; vertical-align: middle; }
wx-icon > .wx-icon-sign { display: block; }
wx-icon svg { display: block; width: 100%; height: 100%; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
wx-icon svg .disc { fill: currentColor; stroke: none; }
wx-icon svg .disc + path { stroke: #fff; }`,
  attached(self) {
    const sign = signs.set(self, addPart(self, 'span', 'wx-icon-sign'));
    draw(self, sign);
    return () => {
      sign.remove();
    };
  },
  changed(self) {
    const sign = signs.get(self);
    if (sign) draw(self, sign);
  },
});

const signs = stateByElement<HTMLElement>();

function draw(
  { properties: { type, size, color } }: Instance<typeof properties>,
  sign: HTMLElement,
) {
  const drawing = drawings[type];
  const length = cssLength(size);
  Object.assign(sign.style, { width: length, height: length });
  sign.style.color = color === '' ? (drawing?.color ?? '') : color;
  sign.replaceChildren(...(drawing ? [svg(sign.ownerDocument, drawing)] : []));
}

function svg(document: Document, { path, disc }: Drawing): SVGElement {
  const make = (name: 'svg' | 'circle' | 'path', attributes: Readonly<Record<string, string>>) => {
    const node = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const picture = make('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  if (disc) picture.append(make('circle', { class: 'disc', cx: '12', cy: '12', r: '10' }));
  picture.append(make('path', { d: path }));
  return picture;
}
