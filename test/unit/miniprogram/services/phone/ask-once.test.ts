import { askOnce } from '../../../../../miniprogram/services/phone/phone-service';

test('a second tap asks nothing while the first question is open', async () => {
  let answer: (detail: unknown) => void = () => undefined;
  const ask = jest.fn(
    () =>
      new Promise<unknown>((resolve) => {
        answer = resolve;
      }),
  );
  const once = askOnce(ask);
  const first = once('quick');
  expect(once('quick')).toBeNull();
  expect(once('realtime')).toBeNull();
  expect(ask).toHaveBeenCalledTimes(1);
  answer({ code: 'c' });
  await expect(first).resolves.toStrictEqual({ code: 'c' });
  expect(once('quick')).not.toBeNull();
});

test('a question that failed lets the next one through', async () => {
  const once = askOnce(() => Promise.reject(new Error('gone')));
  await expect(once('quick')).rejects.toThrow('gone');
  await expect(once('quick')).rejects.toThrow('gone');
});
