import { wxOnPhone } from './wx-on-phone';

test('leaving the program puts it to the back', async () => {
  const on = wxOnPhone();
  expect(await on.call('exitMiniProgram')).toStrictEqual({ errMsg: 'exitMiniProgram:ok' });
  expect(on.done).toStrictEqual([['leave']]);
});

test('a program cannot leave by itself, only at a tap', async () => {
  const on = wxOnPhone({ context: { inTap: () => false } });
  expect(await on.outcome('exitMiniProgram')).toStrictEqual({
    fail: { errMsg: 'exitMiniProgram:fail can only be invoked by user TAP gesture.' },
  });
  expect(on.done).toStrictEqual([]);
});
