import type { Surface, Surfaces } from '../../phone/surfaces';
import { element } from '../element';
import { drawActionSheet } from './surfaces/action-sheet';
import { drawAvatarSheet } from './surfaces/avatar-sheet';
import { drawModal } from './surfaces/modal';
import { drawNoQuota } from './surfaces/no-quota';
import { drawPhoneSheet } from './surfaces/phone-sheet';
import { drawPermission } from './surfaces/permission';
import { drawPicturePreview } from './surfaces/picture-preview';
import { drawPrivacy } from './surfaces/privacy';
import { drawPrivacyContract } from './surfaces/privacy-contract';
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
      const node = draw(surface);
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

function draw(surface: Surface): HTMLElement {
  switch (surface.kind) {
    case 'modal':
      return drawModal(surface);
    case 'action-sheet':
      return drawActionSheet(surface);
    case 'toast':
      return drawToast(surface);
    case 'phone-sheet':
      return drawPhoneSheet(surface);
    case 'avatar-sheet':
      return drawAvatarSheet(surface);
    case 'no-quota':
      return drawNoQuota(surface);
    case 'privacy':
      return drawPrivacy(surface);
    case 'privacy-contract':
      return drawPrivacyContract(surface);
    case 'share':
      return drawShare(surface);
    case 'permission':
      return drawPermission(surface);
    case 'picture-preview':
      return drawPicturePreview(surface);
  }
}
