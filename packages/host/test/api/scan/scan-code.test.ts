import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

test('what the setting says is in front of the camera', async () => {
  const on = wxOnPhone({ settings: { sheets: 'confirm', scan: '码' } });
  expect(await on.outcome('scanCode')).toStrictEqual({
    success: {
      charSet: 'UTF-8',
      rawData: '56CB',
      result: '码',
      scanType: 'QR_CODE',
      errMsg: 'scanCode:ok',
    },
  });
});

test('the person types another text and says what code it is', async () => {
  const on = wxOnPhone();
  const asked = on.outcome('scanCode', { scanType: ['qrCode', 'wxCode'] });
  await settled();
  const sheet = on.phone.surfaces.top('question');
  expect(sheet?.items?.map(({ id }) => id)).toStrictEqual(['QR_CODE', 'WX_CODE']);
  sheet?.answer(true, { chosen: ['WX_CODE'], texts: { text: 'pages/a/a?scene=1' } });
  expect((await asked).success).toMatchObject({
    scanType: 'WX_CODE',
    result: '',
    path: 'pages/a/a?scene=1',
  });
});

test('a cancelled scan and an unknown kind of code fail', async () => {
  const on = wxOnPhone({ settings: { sheets: 'cancel' } });
  expect((await on.outcome('scanCode')).fail).toStrictEqual({ errMsg: 'scanCode:fail cancel' });
  expect((await on.outcome('scanCode', { scanType: ['none'] })).fail).toStrictEqual({
    errMsg: 'scanCode:fail parameter error: invalid scanType',
  });
});
