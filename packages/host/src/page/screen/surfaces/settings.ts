import type { SettingsSurface } from '../../../phone/surfaces';
import type { HostWords } from '../../../phone/words/words';
import { element, lineIcon, pushButton } from '../../element';
import { frame } from './frame';

/** The program's settings page over the whole screen (`wx.openSetting`): back leads to the program. */
export function drawSettings(surface: SettingsSurface, words: HostWords): HTMLElement {
  const back = () => {
    surface.answer();
  };
  return frame(
    {
      kind: 'settings',
      shape: 'page',
      label: `${surface.programName} ${words.settings}`,
      dismiss: back,
    },
    element(
      'header',
      { class: 'host-page-bar' },
      pushButton(
        { class: 'host-navigation-back', 'aria-label': words.back, data: { answer: 'back' } },
        back,
        lineIcon('M15 4.5 7.5 12l7.5 7.5'),
      ),
      element('h2', {}, words.settings),
    ),
    surface.switches.length === 0
      ? element('p', { class: 'host-hint' }, words.nothingAsked(surface.programName))
      : element('p', { class: 'host-hint' }, words.mayUse(surface.programName)),
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
