import { approximated } from '../../fidelity';
import { addPart, stateByElement } from '../kit/part';
import { defineBuiltIn } from '../kit/properties';
import { mapContext } from './context';
import { drawMarkers } from './markers';
import type { View } from './projection';
import { viewOf } from './projection';
import type { MapInstance } from './properties';
import { mapProperties } from './properties';

/** What one map shows now; `paper` is drawn on. */
export interface MapState {
  readonly paper: HTMLElement;
  view: View;
}

const states = stateByElement<MapState>();

/**
 * `<map>`: squared paper instead of a map, with the markers where they belong (documentation: 组件/地图).
 * Markers and the paper can be tapped; the context moves what is seen.
 */
export const map = defineBuiltIn({
  tag: 'map',
  fidelity: approximated(
    'Squared paper with the markers on it: no streets, lines, circles, layers or controls; nothing is dragged or zoomed by hand; callouts are shown beside their marker, always; a tap tells no coordinates.',
  ),
  properties: mapProperties,
  css: `
wx-map { display: block; position: relative; width: 300px; height: 150px; overflow: hidden; color: #46566e; background: #eef1ea linear-gradient(#d5dbcf 1px, transparent 1px) 0 0 / 40px 40px; }
wx-map > .wx-map-paper { position: absolute; inset: 0; background: linear-gradient(90deg, #d5dbcf 1px, transparent 1px) 0 0 / 40px 40px; }
wx-map .wx-map-marker { position: absolute; padding: 0; border: 0; background: none; transform: translate(-50%, -100%); font-size: 12px; color: inherit; cursor: pointer; }
wx-map .wx-map-marker img { display: block; margin: 0 auto; }
wx-map .wx-map-pin { display: block; width: 14px; height: 14px; margin: 0 auto; border-radius: 50% 50% 50% 0; background: #e0533d; transform: rotate(-45deg); }
wx-map .wx-map-place { position: absolute; right: 4px; bottom: 2px; font-size: 11px; pointer-events: none; }`,
  attached(given) {
    const self: MapInstance = given;
    const paper = addPart(self, 'div', 'wx-map-paper');
    const state = states.set(self, { paper, view: viewIn(self) });
    if (self.properties.includePoints.length > 0) include(self, state);
    draw(self, state);
    self.trigger('updated', {});
    return () => {
      paper.remove();
    };
  },
  changed(given, name) {
    const self: MapInstance = given;
    const state = states.get(self);
    if (state === undefined) return;
    if (name === 'includePoints') include(self, state);
    else if (['latitude', 'longitude', 'scale'].includes(name)) state.view = viewIn(self);
    draw(self, state);
    self.trigger('updated', {});
  },
  node(given) {
    const self: MapInstance = given;
    const state = states.get(self);
    if (state === undefined) return null;
    return mapContext(self, {
      view: () => sized(self, state),
      show(view) {
        state.view = view;
        draw(self, state);
      },
    });
  },
});

function viewIn({ properties, element }: MapInstance): View {
  const { latitude, longitude, scale, minScale, maxScale } = properties;
  return {
    latitude,
    longitude,
    scale: Math.min(maxScale, Math.max(minScale, scale)),
    width: element.clientWidth,
    height: element.clientHeight,
  };
}

/** The element may have got its size only after it was attached. */
const sized = ({ element }: MapInstance, { view }: MapState): View => ({
  ...view,
  width: element.clientWidth,
  height: element.clientHeight,
});

function include(self: MapInstance, state: MapState): void {
  state.view = viewOf(sized(self, state), self.properties.includePoints as never);
}

function draw(self: MapInstance, state: MapState): void {
  drawMarkers(self, state.paper, sized(self, state));
}
