import type { Surface, Surfaces } from '../../phone/surfaces';
import type { HostWords } from '../../phone/words/words';
import { element } from '../element';
import { drawActionSheet } from './surfaces/action-sheet';
import { drawAvatarSheet } from './surfaces/avatar-sheet';
import { drawModal } from './surfaces/modal';
import { drawNoQuota } from './surfaces/no-quota';
import { drawPermission } from './surfaces/permission';
import { drawPhoneSheet } from './surfaces/phone-sheet';
import { drawPicturePreview } from './surfaces/picture-preview';
import { drawPrivacy } from './surfaces/privacy';
import { drawPrivacyContract } from './surfaces/privacy-contract';
import { drawQuestion } from './surfaces/question';
import { drawSettings } from './surfaces/settings';
import { drawShare } from './surfaces/share';
import { drawToast } from './surfaces/toast';

/** Keeps what is drawn over the page in step with the phone's surfaces. */
export function drawSurfaces(surfaces: Surfaces): {
  readonly element: HTMLElement;
  readonly close: () => void;
} {
  const layer = element('div', { class: 'host-surfaces' });
  const drawn = new Map<Surface, HTMLElement>();
  const refresh = () => {
    const shown = surfaces.list();
    for (const [surface, node] of drawn) {
      if (shown.includes(surface)) continue;
      drawn.delete(surface);
      remove(node);
    }
    for (const surface of shown) {
      if (drawn.has(surface)) continue;
      const node = draw(surface, surfaces.words());
      drawn.set(surface, node);
      layer.append(node);
      node.querySelector<HTMLElement>('[data-first-focus]')?.focus({ preventScroll: true });
    }
  };
  refresh();
  return { element: layer, close: surfaces.onChange(refresh) };
}

/** The focus goes back to what had it before the surface took it. */
function remove(node: HTMLElement): void {
  const hadFocus = node.contains(node.ownerDocument.activeElement);
  node.remove();
  if (!hadFocus) return;
  const below = document.querySelector<HTMLElement>(
    '.host-surfaces > :last-child [data-first-focus]',
  );
  below?.focus({ preventScroll: true });
}

/** How each kind of surface is drawn. */
const drawings: {
  readonly [Kind in Surface['kind']]: (
    surface: Extract<Surface, { kind: Kind }>,
    words: HostWords,
  ) => HTMLElement;
} = {
  modal: drawModal,
  'action-sheet': drawActionSheet,
  toast: drawToast,
  'phone-sheet': drawPhoneSheet,
  'avatar-sheet': drawAvatarSheet,
  'no-quota': drawNoQuota,
  privacy: drawPrivacy,
  'privacy-contract': drawPrivacyContract,
  share: drawShare,
  permission: drawPermission,
  settings: drawSettings,
  'picture-preview': drawPicturePreview,
  question: drawQuestion,
};

function draw(surface: Surface, words: HostWords): HTMLElement {
  // Surface and drawing are of the same kind, which TypeScript cannot see through the union.
  const drawing = drawings[surface.kind] as (surface: Surface, words: HostWords) => HTMLElement;
  return drawing(surface, words);
}
