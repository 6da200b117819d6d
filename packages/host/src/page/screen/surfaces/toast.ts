import type { ToastSurface } from '../../../phone/surfaces';
import { element, lineIcon } from '../../element';

const icons = {
  success: 'm4.5 12.5 5 5 10-11',
  error: 'M12 6v8M12 18h.01M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19',
};

/** `wx.showToast` and `wx.showLoading`: says something and asks nothing. */
export function drawToast(surface: ToastSurface): HTMLElement {
  const sign = signOf(surface);
  return element(
    'div',
    {
      class: 'host-surface host-toast-layer',
      data: { surface: 'toast', icon: surface.icon },
      'data-mask': surface.mask,
    },
    element(
      'div',
      {
        class: sign ? 'host-toast with-icon' : 'host-toast',
        role: 'status',
        'aria-live': 'polite',
      },
      sign,
      element('span', {}, surface.title),
    ),
  );
}

function signOf({ icon, image }: ToastSurface): Node | null {
  if (image !== undefined && image !== '') return element('img', { src: image, alt: '' });
  switch (icon) {
    case 'none':
      return null;
    case 'loading':
      return element('span', { class: 'host-spinner large', 'aria-hidden': 'true' });
    case 'success':
    case 'error':
      return lineIcon(icons[icon], 'host-icon host-icon-large');
  }
}
