import { createRandom, createWechat, defaultAccount } from 'wechat-simulator';

import { createWechatDesk } from '../../../start/desk/wechat-desk';

const open = () => {
  const wechat = createWechat({ clock: { now: () => 0 }, random: createRandom(1) });
  const reset = jest.fn(() => Promise.resolve());
  const quota = () => wechat.quotaOf(defaultAccount.appid);
  return { wechat, reset, desk: createWechatDesk({ wechat, quota, reset }) };
};

test('speaks the language of the desk, the same controls in each', () => {
  const { desk } = open();
  const ids = (language: 'zh' | 'en') => desk.controls(language).map(({ id }) => id);
  expect(ids('en')).toStrictEqual(ids('zh'));
  expect(JSON.stringify([desk.controls('en'), desk.ledger('en')])).not.toMatch(/\p{Script=Han}/u);
  expect(desk.controls('zh').map(({ group }) => group)).toContain('额度');
});

test('sets the quota that is left, and says in words what does not fit', async () => {
  const { desk, wechat } = open();
  await desk.set('quota-quick', '7', 'en');
  expect(wechat.quotaOf(defaultAccount.appid).remaining('quick')).toBe(7);
  await expect(desk.set('quota-quick', '-1', 'zh')).rejects.toThrow('次数要是 0 或正整数');
  await expect(desk.set('quota-quick', '1.5', 'en')).rejects.toThrow('0 or more');
});

test('starts everything over', async () => {
  const { desk, reset } = open();
  await desk.set('reset', undefined, 'en');
  expect(reset).toHaveBeenCalledTimes(1);
});

test('has no control of another name', async () => {
  await expect(open().desk.set('weather', 'fine', 'en')).rejects.toThrow('weather');
});
