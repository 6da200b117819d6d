/** @jest-environment jsdom */
import { editor } from '../../../src/components/open-ability/editor/editor';
import { clearPage, mount, settle } from '../fake-instance';

beforeEach(clearPage);

type Context = Readonly<Record<string, (...args: readonly unknown[]) => void>>;

interface Contents {
  readonly html: string;
  readonly text: string;
  readonly delta: { readonly ops: readonly object[] };
}

function mounted(properties: object = {}) {
  const on = mount(editor, { properties: { ...properties }, resourceUrl: (path) => `/at/${path}` });
  const context = editor.node?.(on.self) as Context;
  const call = async (name: string, options: object = {}) => {
    const told: unknown[] = [];
    context[name]?.({
      ...options,
      success: (result: unknown) => told.push(result),
      fail: (result: unknown) => told.push(result),
    });
    await settle();
    return told[0];
  };
  const contents = async () => (await call('getContents')) as Contents;
  return { ...on, context, call, contents, page: on.element.querySelector('.wx-editor-page') };
}

test('it is ready once the page is, and can be written in unless it is read only', async () => {
  const { firedOf, page, set } = mounted({ placeholder: 'Write' });
  expect(firedOf('ready')).toHaveLength(0);
  await settle();
  expect(firedOf('ready')).toHaveLength(1);
  expect(page?.getAttribute('contenteditable')).toBe('true');
  expect(page?.getAttribute('data-placeholder')).toBe('Write');
  set('readOnly', true);
  expect(page?.getAttribute('contenteditable')).toBe('false');
});

test('delta and HTML are each other’s reverse', async () => {
  const { call, contents } = mounted();
  const ops = [
    { insert: 'Title' },
    { insert: '\n', attributes: { header: 1 } },
    { insert: 'bold', attributes: { bold: 'strong' } },
    { insert: ' & plain\n' },
    { insert: 'one' },
    { insert: '\n', attributes: { list: 'ordered' } },
  ];
  expect(await call('setContents', { delta: { ops }, html: '<p>not this</p>' })).toStrictEqual({
    errMsg: 'setContents:ok',
  });
  const { html, text, delta } = await contents();
  expect(html).toBe('<h1>Title</h1><p><strong>bold</strong> &amp; plain</p><ol><li>one</li></ol>');
  expect(text).toBe('Title\nbold & plain\none\n');
  expect(delta.ops).toStrictEqual([
    ...ops.slice(0, 3),
    { insert: ' & plain' },
    { insert: '\n' },
    ...ops.slice(4),
  ]);
});

test('HTML loses what is not documented, and everything that runs', async () => {
  const { call, contents } = mounted();
  const html =
    '<p class="x" id="y" onclick="z()">a<script>b</script><font>c</font></p><a href="javascript:x">d</a>';
  await call('setContents', { html });
  expect((await contents()).html).toBe('<p>ac</p><a>d</a>');
});

test('text, pictures and dividers are put in, told, undone and done again', async () => {
  const { call, contents, fired, firedOf } = mounted();
  await call('insertText', { text: 'Hello' });
  expect(firedOf('input')).toStrictEqual([
    { html: 'Hello', text: 'Hello', delta: { ops: [{ insert: 'Hello' }] } },
  ]);
  await call('insertImage', { src: 'wxfile://a.png', alt: 'A', data: { id: 1 } });
  expect((await contents()).delta.ops.at(-1)).toStrictEqual({
    insert: { image: '/at/wxfile://a.png' },
    attributes: { 'data-local': 'wxfile://a.png' },
  });
  await call('insertDivider');
  expect((await contents()).html).toMatch(/data-custom="id=1"><hr>$/);
  expect(await call('getHistoryState')).toMatchObject({
    historyState: { undo: true, redo: false },
  });
  await call('undo');
  await call('undo');
  expect((await contents()).html).toBe('Hello');
  await call('redo');
  expect((await contents()).html).toContain('<img');
  await call('clear');
  expect(await contents()).toMatchObject({ html: '', text: '', delta: { ops: [] } });
  expect(await call('insertImage')).toMatchObject({
    errMsg: 'insertImage:fail parameter error: parameter.src should be String',
  });
  expect(fired.map(({ type }) => type)).not.toContain('error');
});

test('a format tells the state of the selection; focus and blur tell the contents', () => {
  const { context, page, firedOf } = mounted();
  context['format']?.('bold');
  expect(firedOf('statuschange')).toStrictEqual([{}]);
  page?.dispatchEvent(new Event('blur'));
  expect(firedOf('blur')).toStrictEqual([{ html: '', text: '', delta: { ops: [] } }]);
});
