import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

const order = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', paySign: 's' };

test('the person pays or cancels, and both callbacks count as a tap', async () => {
  const on = wxOnPhone();
  const paid = on.outcome('requestPayment', order);
  await settled();
  on.phone.surfaces.top('question')?.answer(true);
  expect(await paid).toStrictEqual({ success: { errMsg: 'requestPayment:ok' } });
  expect(on.done).toStrictEqual([['beginTap']]);
  const cancelled = on.outcome('requestPayment', order);
  await settled();
  expect(on.phone.surfaces.top('question')).toMatchObject({ name: 'payment', confirmText: '支付' });
  on.phone.surfaces.top('question')?.answer(false);
  expect(await cancelled).toStrictEqual({ fail: { errMsg: 'requestPayment:fail cancel' } });
  expect(on.done).toHaveLength(2);
});

test.each(Object.keys(order))('%s is needed', async (name) => {
  const on = wxOnPhone({ settings: { sheets: 'confirm' } });
  expect(await on.outcome('requestPayment', { ...order, [name]: undefined })).toStrictEqual({
    fail: {
      errMsg: `requestPayment:fail parameter error: parameter.${name} should be String instead of Undefined;`,
    },
  });
});
