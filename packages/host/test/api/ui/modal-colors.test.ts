import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

test('a modal’s words have the documented colours unless it is given others', async () => {
  const host = wxOnPhone();
  const colors = async (options: object) => {
    const answered = host.outcome('showModal', options);
    await settled();
    const modal = host.phone.surfaces.top('modal');
    modal?.answer({ confirm: true });
    await answered;
    return [modal?.confirmColor, modal?.cancelColor];
  };
  expect(await colors({ content: 'x' })).toStrictEqual(['#576B95', '#000000']);
  expect(await colors({ confirmColor: '#ff0000', cancelColor: '#00ff00' })).toStrictEqual([
    '#ff0000',
    '#00ff00',
  ]);
});
