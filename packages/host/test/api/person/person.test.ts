import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';
import { appDeclaring } from '../declaring';

test('chooseAddress gives the chosen address with the documented fields', async () => {
  const on = wxOnPhone({ context: { app: appDeclaring(['chooseAddress']) } });
  const asked = on.outcome('chooseAddress');
  await settled();
  on.phone.surfaces.top('question')?.answer(true, { chosen: ['work'], texts: {} });
  expect((await asked).success).toStrictEqual({
    errMsg: 'chooseAddress:ok',
    userName: '张三',
    postalCode: '100080',
    provinceName: '北京市',
    cityName: '北京市',
    countyName: '海淀区',
    streetName: '海淀街道',
    detailInfo: '北四环西路66号',
    detailInfoNew: '北四环西路66号',
    nationalCode: '110108',
    telNumber: '010-82520000',
  });
});

test('chooseAddress has to be declared, and stops at the privacy guide', async () => {
  const undeclared = await wxOnPhone().outcome('chooseAddress');
  expect(undeclared.fail).toMatchObject({
    errMsg: expect.stringContaining('requiredPrivateInfos') as string,
  });
  const on = wxOnPhone({
    settings: { privacy: 'undeclared' },
    context: { app: appDeclaring(['chooseAddress']) },
  });
  expect((await on.outcome('chooseAddress')).fail).toMatchObject({ errno: 112 });
});

test('invoice titles and invoices', async () => {
  const on = wxOnPhone({ settings: { sheets: 'confirm' } });
  expect((await on.outcome('chooseInvoiceTitle')).success).toMatchObject({
    type: 0,
    title: '示例科技有限公司',
    taxNumber: '91440101MA5AXXXX0X',
  });
  const { success } = await on.outcome('chooseInvoice');
  const { invoiceInfo } = success as { readonly invoiceInfo: string };
  expect(JSON.parse(invoiceInfo)).toStrictEqual([
    {
      card_id: 'pSampleCardOfAMeal',
      encrypt_code: 'sampleEncryptCodeOfAMeal',
      app_id: 'wx0000000000000001',
    },
  ]);
  on.phone.settings.set({ sheets: 'cancel' });
  expect((await on.outcome('chooseInvoice')).fail).toStrictEqual({
    errMsg: 'chooseInvoice:fail cancel',
  });
});
