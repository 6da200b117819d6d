import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

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

test.each([
  [true, { success: { errMsg: 'navigateToMiniProgram:ok' } }, 1],
  [false, { fail: { errMsg: 'navigateToMiniProgram:fail cancel' } }, 0],
])('another program opens (%s) as the person answers', async (confirm, expected, opened) => {
  const on = wxOnPhone();
  const notices: string[] = [];
  on.phone.journal.on('notice', ({ text }) => notices.push(text));
  const outcome = on.outcome('navigateToMiniProgram', { appId: 'wx2', path: 'pages/a/a?b=1' });
  expect(on.phone.surfaces.top('modal')?.content).toContain('wx2');
  on.phone.surfaces.top('modal')?.answer({ confirm });
  expect(await outcome).toStrictEqual(expected);
  const text = 'The mini program wx2 would open at pages/a/a?b=1.';
  expect(notices).toStrictEqual(opened === 1 ? [text] : []);
});

test('no other program without a tap, a name, or before 2.3.0 a question', async () => {
  const untapped = wxOnPhone({ context: { inTap: () => false } });
  const open = { appId: 'wx2' };
  expect(await untapped.outcome('navigateToMiniProgram', open)).toHaveProperty('fail');
  expect(await wxOnPhone().outcome('navigateToMiniProgram')).toHaveProperty('fail');
  const old = wxOnPhone({ settings: { baseLibrary: '2.2.5' } });
  expect(await old.outcome('navigateToMiniProgram', open)).toHaveProperty('success');
});
