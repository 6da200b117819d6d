import type { Point, View } from './projection';
import { toScreen } from './projection';
import type { MapInstance } from './properties';

/** What of a marker is drawn (documentation: map / marker). */
interface Marker extends Point {
  readonly id?: number;
  readonly title?: string;
  readonly iconPath?: string;
  readonly width?: number | string;
  readonly height?: number | string;
  readonly callout?: { readonly content?: string };
  readonly label?: { readonly content?: string };
  readonly ariaLabel?: string;
}

const length = (value: number | string | undefined) =>
  typeof value === 'number' ? `${value}px` : value;

/** Puts every marker where it belongs; those of before go. */
export function drawMarkers(self: MapInstance, paper: HTMLElement, view: View): void {
  const { ownerDocument: document } = paper;
  const place = document.createElement('span');
  place.className = 'wx-map-place';
  place.textContent = `${view.latitude.toFixed(4)}, ${view.longitude.toFixed(4)} · ${view.scale}`;
  const markers = self.properties.markers as readonly Marker[];
  paper.replaceChildren(
    ...markers.map((marker) => drawMarker(self, marker, view, document)),
    place,
  );
}

function drawMarker(self: MapInstance, marker: Marker, view: View, document: Document) {
  const { id: markerId = 0, title, callout, label } = marker;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'wx-map-marker';
  button.dataset['marker'] = String(markerId);
  const { x, y } = toScreen(view, marker);
  Object.assign(button.style, { left: `${x}px`, top: `${y}px` });
  const said = callout?.content ?? title ?? '';
  button.setAttribute('aria-label', marker.ariaLabel ?? (said === '' ? `${markerId}` : said));
  const icon = drawIcon(self, marker, document);
  const words = document.createElement('span');
  words.textContent = said;
  words.addEventListener('click', (event) => {
    if (callout === undefined) return;
    event.stopPropagation();
    self.trigger('callouttap', { markerId });
  });
  const beside = document.createElement('span');
  beside.textContent = label?.content ?? '';
  button.append(words, icon, beside);
  button.addEventListener('click', () => {
    self.trigger('markertap', { markerId });
  });
  return button;
}

/** The program's picture, else a pin. */
function drawIcon(self: MapInstance, { iconPath, width, height }: Marker, document: Document) {
  if (iconPath === undefined) {
    const pin = document.createElement('i');
    pin.className = 'wx-map-pin';
    return pin;
  }
  const picture = document.createElement('img');
  picture.src = self.resourceUrl(iconPath);
  picture.alt = '';
  picture.style.width = length(width) ?? 'auto';
  picture.style.height = length(height) ?? 'auto';
  return picture;
}
