import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

test('chooseMessageFile gives what was chosen, at most count', async () => {
  const on = wxOnPhone();
  const asked = on.outcome('chooseMessageFile', { count: 2 });
  await settled();
  const sheet = on.phone.surfaces.top('question');
  expect(sheet?.items?.map(({ id }) => id)).toStrictEqual(['pdf', 'text', 'picture', 'video']);
  sheet?.answer(true, { chosen: ['pdf', 'text', 'video'], texts: {} });
  const { tempFiles } = (await asked).success as {
    readonly tempFiles: readonly { path: string }[];
  };
  expect(tempFiles).toMatchObject([
    { name: '示例文档.pdf', type: 'file', time: 1000 },
    { name: '示例文本.txt', type: 'file', size: 13 },
  ]);
  const [{ path } = { path: '' }] = tempFiles;
  expect(path).toMatch(/\.pdf$/);
  expect(on.phone.files.read(path)?.type).toBe('application/pdf');
});

test.each([
  [{ type: 'image' }, ['picture']],
  [{ type: 'video' }, ['video']],
  [{ type: 'file', extension: ['.txt'] }, ['text']],
  [{ type: 'all', extension: ['txt'] }, ['pdf', 'text', 'picture', 'video']],
])('chooseMessageFile with %j offers %j', async (options, ids) => {
  const on = wxOnPhone();
  void on.outcome('chooseMessageFile', { count: 1, ...options });
  await settled();
  const sheet = on.phone.surfaces.top('question');
  expect(sheet?.items?.map(({ id }) => id)).toStrictEqual(ids);
  expect(sheet?.several).toBe(false);
});

test.each([undefined, -1, 101])('chooseMessageFile refuses count %s', async (count) => {
  expect((await wxOnPhone().outcome('chooseMessageFile', { count })).fail).toStrictEqual({
    errMsg: 'chooseMessageFile:fail parameter error: invalid count',
  });
});

test('chooseVideo gives a file of a video, or is cancelled', async () => {
  const on = wxOnPhone({ settings: { sheets: 'confirm' } });
  const { success } = await on.outcome('chooseVideo');
  expect(success).toMatchObject({ duration: 5, width: 480, height: 270, size: 24 });
  const { tempFilePath } = success as { readonly tempFilePath: string };
  expect(on.phone.files.read(tempFilePath)?.type).toBe('video/mp4');
  on.phone.settings.set({ sheets: 'cancel' });
  expect((await on.outcome('chooseVideo')).fail).toStrictEqual({
    errMsg: 'chooseVideo:fail cancel',
  });
});

test('openDocument names the document, and fails for what is none', async () => {
  const on = wxOnPhone();
  const file = { bytes: new Uint8Array(1), type: 'application/pdf' };
  const filePath = on.phone.files.writeTemporary(file, 'pdf');
  expect(await on.outcome('openDocument', { filePath })).toStrictEqual({
    success: { errMsg: 'openDocument:ok' },
  });
  expect(on.phone.surfaces.top('question')).toMatchObject({ name: 'document', text: 'file1.pdf' });
  const text = on.phone.files.writeTemporary(file, 'txt');
  expect((await on.outcome('openDocument', { filePath: text })).fail).toStrictEqual({
    errMsg: 'openDocument:fail filetype not supported',
  });
  expect(
    (await on.outcome('openDocument', { filePath: text, fileType: 'docx' })).success,
  ).toBeDefined();
  expect(
    (await on.outcome('openDocument', { filePath: 'http://tmp/none.pdf' })).fail,
  ).toStrictEqual({
    errMsg: "openDocument:fail file doesn't exist http://tmp/none.pdf",
  });
});
