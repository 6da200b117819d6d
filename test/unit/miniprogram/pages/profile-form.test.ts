import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import type { User } from '../../../../miniprogram/models/user';
import type { Services } from '../../../../miniprogram/services/create-services';
import { nobody, routeOf, routes, session } from '../../../support/fake-backend';
import type { Abilities, Answer } from '../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

const t = zhCn.profile;
const known: User = { ...nobody, nickname: '小明同学', avatarUrl: 'https://cdn.firm.cn/old.jpg' };

/** The form of somebody whom the program knows, as it stands on the screen. */
async function open(table: Readonly<Record<string, Answer>> = {}, abilities: Abilities = {}) {
  let user: User = known;
  const platform = createFakePlatform({}, abilities);
  platform.answerWith(
    routes({
      'POST /sessions': () => session(user),
      'GET /user': () => ok(user),
      'PUT /user': ({ body }) => {
        user = { ...user, ...(body as { readonly nickname: string }) };
        return ok(user);
      },
      'POST /user/avatar': () => ok({ ...user, avatarUrl: 'https://cdn.firm.cn/new.jpg' }),
      ...table,
    }),
  );
  const page = loadPage('profile', platform);
  const { services } = jest.requireActual<{ readonly services: Services }>(
    '../../../../miniprogram/services/index',
  );
  await services.user.load();
  page.call('onLoad');
  await settled();
  return {
    page,
    platform,
    /** Changed elsewhere, and heard of here. */
    changeElsewhere: async (change: Partial<User>) => {
      user = { ...user, ...change };
      await services.user.refresh();
    },
    type: (value: string) => page.call('handleInput', { detail: { value } }),
    choose: async (avatarUrl: unknown) => {
      page.call('handleChooseAvatar', { detail: { avatarUrl } });
      await settled();
    },
    submit: async (value: unknown) => {
      page.call('handleSubmit', { detail: { value } });
      await settled();
    },
    saves: () =>
      platform.requests
        .filter((request) => routeOf(request) === 'PUT /user')
        .map(({ body }) => (body as { readonly nickname: string }).nickname),
    left: () => page.verbs.some(([verb]) => verb === 'navigateBack'),
  };
}

describe('the known nickname', () => {
  it('is shown after the page is drawn: some clients lose the end of one that is there at once', async () => {
    const { page } = await open();
    expect(page.data['nickname']).toBe('');
    page.call('onReady');
    expect(page.data['nickname']).toBe('小明同学');
  });

  it.each([{ nickname: '小明同学' }, { nickname: '小明同' }, { nickname: '' }, {}, null, 7])(
    'is not sent by a form that nobody edited: %j',
    async (value) => {
      const { page, submit, saves, left } = await open();
      page.call('onReady');
      page.call('handleBlur', { detail: { value: '小明同' } });
      await submit(value);
      expect([saves(), left()]).toStrictEqual([[], true]);
    },
  );

  it('is not sent along with a picture', async () => {
    const { platform, choose, submit, saves, left } = await open();
    await choose('http://tmp/1.jpg');
    await submit({ nickname: '小明同' });
    expect([saves(), platform.uploads.length, left()]).toStrictEqual([[], 1, true]);
  });

  it.each(['小明同', '小红', '小明同学们'])(
    'gives way to what the person wrote: %s',
    async (text) => {
      const { page, type, submit, saves } = await open();
      page.call('onReady');
      type(text);
      await submit({ nickname: text });
      expect(saves()).toStrictEqual([text]);
    },
  );
});

describe('a person changed elsewhere', () => {
  it('is shown in a form that nobody edited, and the old nickname is not written back', async () => {
    const { page, changeElsewhere, submit, saves } = await open();
    page.call('onReady');
    await changeElsewhere({ nickname: '小红', avatarUrl: 'https://cdn.firm.cn/2.jpg' });
    expect(page.data).toMatchObject({ nickname: '小红', avatar: 'https://cdn.firm.cn/2.jpg' });
    await submit({ nickname: '小明同学' });
    expect(saves()).toStrictEqual([]);
  });

  it('is shown when it is heard of before the page is drawn', async () => {
    const { page, changeElsewhere } = await open();
    await changeElsewhere({ nickname: '小红' });
    expect(page.data['nickname']).toBe('');
    page.call('onReady');
    expect(page.data['nickname']).toBe('小红');
  });

  it('leaves alone what the person wrote and chose here', async () => {
    const { page, changeElsewhere, type, choose, submit, saves } = await open();
    page.call('onReady');
    type('小满');
    await choose('http://tmp/1.jpg');
    await changeElsewhere({ nickname: '小红', avatarUrl: 'https://cdn.firm.cn/2.jpg' });
    expect(page.data).toMatchObject({ nickname: '小明同学', avatar: 'http://tmp/1.jpg' });
    await submit({ nickname: '小满' });
    expect(saves()).toStrictEqual(['小满']);
  });

  it('is not overwritten by a form whose nickname was saved and whose picture waits', async () => {
    const { page, changeElsewhere, type, choose, submit, saves } = await open({
      'POST /user/avatar': () => noAnswer('timeout'),
    });
    page.call('onReady');
    type('小满');
    await choose('http://tmp/1.jpg');
    await submit({ nickname: '小满' });
    await changeElsewhere({ nickname: '小红' });
    expect(page.data['nickname']).toBe('小红');
    await submit({ nickname: '小红' });
    expect(saves()).toStrictEqual(['小满']);
  });
});

describe('a nickname that was written', () => {
  it('is saved though the form brings nothing', async () => {
    const { type, submit, saves } = await open();
    type('小满');
    await submit({});
    expect(saves()).toStrictEqual(['小满']);
  });

  it('is sent again after no response, though it is the known one by now', async () => {
    let isLost = true;
    const { type, submit, saves } = await open({
      'PUT /user': () => (isLost ? noAnswer('timeout') : ok(known)),
    });
    type('小满');
    await submit({ nickname: '小满' });
    isLost = false;
    type('小明同学');
    await submit({ nickname: '小明同学' });
    expect(saves()).toStrictEqual(['小满', '小明同学']);
  });

  it('stays when the person goes on writing while it is being saved', async () => {
    const { page, type, submit, saves, left } = await open();
    type('小满');
    page.call('handleSubmit', { detail: { value: { nickname: '小满' } } });
    type('小满天');
    await settled();
    expect([left(), page.data['view']]).toStrictEqual([
      false,
      { kind: 'editing', about: 'nothing', message: '' },
    ]);
    await submit({ nickname: '小满天' });
    expect([saves(), left()]).toStrictEqual([['小满', '小满天'], true]);
  });

  it('is saved whatever becomes of the picture, and the message names what is left', async () => {
    const { page, type, choose, submit, saves } = await open({
      'POST /user/avatar': () => problem(422, 'avatar-rejected'),
    });
    type('小满');
    await choose('http://tmp/1.jpg');
    await submit({ nickname: '小满' });
    expect(saves()).toStrictEqual(['小满']);
    expect(page.data).toMatchObject({
      avatar: known.avatarUrl,
      isChosen: false,
      view: { about: 'failure', message: t.avatarRejected },
    });
  });

  it('does not keep the picture from being saved, and the message names it', async () => {
    const { page, platform, type, choose, submit } = await open({
      'PUT /user': () => problem(422, 'nickname-rejected'),
    });
    type('坏');
    await choose('http://tmp/1.jpg');
    await submit({ nickname: '坏' });
    expect(platform.uploads).toHaveLength(1);
    expect(page.data).toMatchObject({
      isChosen: false,
      view: { about: 'nickname', message: t.rejected },
    });
  });

  it('and a picture that both had no response get one sentence', async () => {
    const { page, type, choose, submit } = await open({
      'PUT /user': () => noAnswer('offline'),
      'POST /user/avatar': () => noAnswer('offline'),
    });
    type('小满');
    await choose('http://tmp/1.jpg');
    await submit({ nickname: '小满' });
    expect(page.data['view']).toStrictEqual({
      kind: 'editing',
      about: 'failure',
      message: zhCn.failure.offline,
    });
  });

  it('is saved though the person leaves while WeChat still reviews it', async () => {
    const { page, type, submit, saves } = await open();
    type('小满');
    page.call('handleBlur', { detail: { value: '小满' } });
    await submit({ nickname: '小满' });
    expect([page.data['view'], saves()]).toStrictEqual([{ kind: 'reviewing' }, []]);
    page.call('onUnload');
    await settled();
    expect(saves()).toStrictEqual(['小满']);
  });

  it('is not judged any more by a review that comes while it is being saved', async () => {
    const { page, type, saves, left } = await open();
    type('小满');
    page.call('handleBlur', { detail: { value: '小满' } });
    page.call('handleReview', { detail: {} });
    page.call('handleSubmit', { detail: { value: { nickname: '小满' } } });
    page.call('handleReview', { detail: { pass: false, timeout: false } });
    await settled();
    expect([saves(), left()]).toStrictEqual([['小满'], true]);
  });
});

describe('a chosen picture', () => {
  it.each([undefined, null, '', 7])('that is none is ignored: %j', async (avatarUrl) => {
    const { page, platform, type, choose, submit, saves } = await open();
    await choose(avatarUrl);
    page.call('handleChooseAvatar', { detail: undefined });
    await settled();
    expect(page.data).toMatchObject({ avatar: known.avatarUrl, isChosen: false });
    type('小满');
    await submit({ nickname: '小满' });
    expect([platform.uploads, saves()]).toStrictEqual([[], ['小满']]);
  });

  it('can be put back', async () => {
    const { page, platform, choose, submit } = await open();
    await choose('http://tmp/1.jpg');
    expect(page.data).toMatchObject({ avatar: 'http://tmp/1.jpg', isChosen: true });
    page.call('handlePutBack');
    expect(page.data).toMatchObject({ avatar: known.avatarUrl, isChosen: false });
    await submit({ nickname: '小明同学' });
    expect(platform.uploads).toStrictEqual([]);
  });

  it('that could not be uploaded can be put back, and its message goes with it', async () => {
    const { page, choose, submit, left } = await open({
      'POST /user/avatar': () => noAnswer('offline'),
    });
    await choose('http://tmp/gone.jpg');
    await submit({});
    expect(page.data['view']).toMatchObject({ message: zhCn.failure.offline });
    page.call('handlePutBack');
    expect(page.data['view']).toStrictEqual({ kind: 'editing', about: 'nothing', message: '' });
    await submit({});
    expect(left()).toBe(true);
  });
});
