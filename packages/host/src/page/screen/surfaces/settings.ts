import type { SettingsSurface } from '../../../phone/surfaces';
import { element, lineIcon, pushButton } from '../../element';
import { frame } from './frame';

/** The program's settings page over the whole screen (`wx.openSetting`): back leads to the program. */
export function drawSettings(surface: SettingsSurface): HTMLElement {
  const back = () => {
    surface.answer();
  };
  return frame(
    { kind: 'settings', shape: 'page', label: `${surface.programName} 设置`, dismiss: back },
    element(
      'header',
      { class: 'host-page-bar' },
      pushButton(
        { class: 'host-navigation-back', 'aria-label': '返回', data: { answer: 'back' } },
        back,
        lineIcon('M15 4.5 7.5 12l7.5 7.5'),
      ),
      element('h2', {}, '设置'),
    ),
    surface.switches.length === 0
      ? element('p', { class: 'host-hint' }, `${surface.programName} 还没有向你申请过任何权限。`)
      : element('p', { class: 'host-hint' }, `允许 ${surface.programName} 使用`),
    element('div', { class: 'host-numbers' }, ...surface.switches.map((one) => row(one, surface))),
  );
}

function row(
  { scope, name, allowed }: SettingsSurface['switches'][number],
  { set }: SettingsSurface,
): HTMLElement {
  const box = element('input', {
    type: 'checkbox',
    role: 'switch',
    checked: allowed,
    data: { scope },
  });
  box.addEventListener('change', () => {
    set(scope, box.checked);
  });
  return element('label', { class: 'host-number' }, element('span', {}, name), box);
}
