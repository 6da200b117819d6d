import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import type { User } from '../../../../miniprogram/models/user';
import type { AppInfo } from '../../../../miniprogram/platform/platform';
import { nobody, routeOf, routes, session } from '../../../support/fake-backend';
import type { Abilities, Answer } from '../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

const t = zhCn.profile;
const named: User = { ...nobody, nickname: '小明' };
const pictured: User = { ...nobody, avatarUrl: 'https://cdn.firm.cn/a.jpg' };

interface Setup {
  readonly app?: Partial<AppInfo>;
  readonly abilities?: Abilities;
  readonly put?: Answer;
  readonly avatar?: Answer;
  /** Whom the backend knows at the sign-in. */
  readonly user?: User;
}

function open({ app, abilities, put, avatar, user = nobody }: Setup = {}) {
  const platform = createFakePlatform(app, abilities);
  const answer = (next: Pick<Setup, 'put' | 'avatar'>) => {
    platform.answerWith(
      routes({
        'POST /sessions': () => session(user),
        // A save that is quicker than the sign-in: what was heard first may be older.
        'GET /user': () => ok(named),
        'PUT /user': next.put ?? (() => ok(named)),
        'POST /user/avatar': next.avatar ?? (() => ok(pictured)),
      }),
    );
  };
  answer({ ...(put && { put }), ...(avatar && { avatar }) });
  const page = loadPage('profile', platform);
  page.call('onLoad');
  return {
    platform,
    page,
    answer,
    type: (value: string) => page.call('handleInput', { detail: { value } }),
    blur: (value: string) => page.call('handleBlur', { detail: { value } }),
    review: (pass: boolean, timeout = false) =>
      page.call('handleReview', { detail: { pass, timeout } }),
    choose: (avatarUrl: string) => page.call('handleChooseAvatar', { detail: { avatarUrl } }),
    submit: (nickname: string) => page.call('handleSubmit', { detail: { value: { nickname } } }),
    saves: () => platform.requests.filter((it) => routeOf(it) === 'PUT /user').map((it) => it.body),
    left: () => page.verbs.map(([verb]) => verb).filter((verb) => verb !== 'setNavigationBarTitle'),
  };
}

describe('profile page', () => {
  it('saves the nickname of the form and returns to the page that asked', async () => {
    const { submit, saves, left } = open();
    submit(' 小明 ');
    await settled();
    expect(saves()).toStrictEqual([{ nickname: '小明' }]);
    expect(left()).toStrictEqual(['emit', 'navigateBack', 'showToast']);
  });

  it('shows what the backend knows also when no other page was open before', async () => {
    const { page } = open({ user: { ...pictured, nickname: '小明' } });
    page.call('onReady');
    expect(page.data).toMatchObject({ nickname: '', hasPicture: false });
    await settled();
    expect(page.data).toMatchObject({
      nickname: '小明',
      avatar: pictured.avatarUrl,
      hasPicture: true,
    });
  });

  it('saves the nickname that a client tells by its events only', async () => {
    const { type, submit, saves } = open();
    type('小明');
    submit('');
    await settled();
    expect(saves()).toStrictEqual([{ nickname: '小明' }]);
  });

  it('waits for the review of WeChat, and saves when it passes', async () => {
    const { page, type, blur, submit, review, saves } = open();
    type('小明');
    blur('小明');
    submit('小明');
    expect(page.data['view']).toStrictEqual({ kind: 'reviewing' });
    review(true);
    await settled();
    expect(saves()).toHaveLength(1);
  });

  it('tells and does not save what review refused, even while the save button waits', async () => {
    const { page, type, blur, submit, review, saves } = open();
    type('坏');
    blur('坏');
    submit('坏');
    review(false);
    await settled();
    expect(page.data).toMatchObject({
      nickname: '',
      view: { kind: 'editing', message: t.rejected },
    });
    submit('');
    expect(page.data['view']).toMatchObject({ message: t.rejected });
    expect(saves()).toStrictEqual([]);
  });

  it.each([
    ['says that it took too long', true],
    ['says nothing for two seconds', false],
  ])('saves all the same when the review %s, once', async (_name, tells) => {
    const { platform, type, blur, submit, review, saves } = open();
    type('小明');
    blur('小明');
    submit('小明');
    if (tells) review(false, true);
    platform.advance(5000);
    await settled();
    expect(saves()).toStrictEqual([{ nickname: '小明' }]);
  });

  it('waits for no review on a client that has none', async () => {
    const { blur, submit, saves } = open({ app: { sdkVersion: '2.24.4' } });
    blur('小明');
    submit('小明');
    await settled();
    expect(saves()).toHaveLength(1);
  });

  it.each([
    ['', t.empty],
    ['一'.repeat(25), t.tooLong],
  ])('does not save "%s"', (nickname, message) => {
    const { page, submit, saves } = open();
    submit(nickname);
    expect(page.data['view']).toStrictEqual({ kind: 'editing', about: 'nickname', message });
    expect(saves()).toStrictEqual([]);
  });

  it('keeps the form when the backend is away, and saves on the next try', async () => {
    const { page, answer, submit, left } = open({ put: () => noAnswer('offline') });
    submit('小明');
    await settled();
    expect(page.data['view']).toStrictEqual({
      kind: 'editing',
      about: 'failure',
      message: zhCn.failure.offline,
    });
    answer({});
    submit('小明');
    await settled();
    expect(left()).toContain('navigateBack');
  });

  it('tells when the backend refuses the nickname', async () => {
    const { page, submit } = open({ put: () => problem(422, 'nickname-rejected') });
    submit('坏');
    await settled();
    expect(page.data['view']).toMatchObject({ message: t.rejected });
  });

  it.each(['wxfile://tmp_1.jpg', 'http://tmp/1.jpg'])(
    'uploads %s and shows progress',
    async (path) => {
      const { platform, page, choose, submit, left } = open();
      choose(path);
      await settled();
      expect(page.data).toMatchObject({ avatar: path, view: { kind: 'editing' } });
      submit('');
      await settled();
      expect(platform.uploads).toMatchObject([{ filePath: path, name: 'avatar' }]);
      expect(left()).toContain('navigateBack');
      expect(
        [...platform.stored.values()].some((value) => JSON.stringify(value).includes(path)),
      ).toBe(false);
    },
  );

  it('keeps a picture that could not be uploaded for the next try; the nickname does not wait', async () => {
    const { platform, page, answer, choose, submit, saves, left } = open({
      avatar: () => noAnswer('timeout'),
    });
    choose('http://tmp/1.jpg');
    await settled();
    submit('小明');
    await settled();
    expect(page.data).toMatchObject({
      avatar: 'http://tmp/1.jpg',
      isChosen: true,
      view: { kind: 'editing', message: `头像还没有保存。${zhCn.failure.timeout}` },
    });
    expect(saves()).toStrictEqual([{ nickname: '小明' }]);
    expect(left()).toStrictEqual([]);
    answer({});
    submit('小明');
    await settled();
    expect(platform.uploads).toHaveLength(2);
    expect(saves()).toHaveLength(1);
    expect(left()).toContain('navigateBack');
  });

  it('does not upload a picture again when only the nickname is left to save', async () => {
    const { platform, answer, choose, submit, saves } = open({ put: () => noAnswer('offline') });
    choose('http://tmp/1.jpg');
    await settled();
    submit('小明');
    await settled();
    answer({});
    submit('小明');
    await settled();
    expect(platform.uploads).toHaveLength(1);
    expect(saves()).toHaveLength(2);
  });

  it('goes back to the old picture when the new one is refused', async () => {
    const { page, choose, submit } = open({ avatar: () => problem(422, 'avatar-rejected') });
    choose('http://tmp/1.jpg');
    await settled();
    submit('小明');
    await settled();
    expect(page.data).toMatchObject({
      avatar: '../../images/default-avatar.png',
      view: { message: t.avatarRejected },
    });
  });

  it('chooses a picture in another way before 2.21.2', async () => {
    const { page } = open({ app: { sdkVersion: '2.20.0' } });
    expect(page.data['hasAvatarButton']).toBe(false);
    page.call('handleChooseImage');
    await settled();
    expect(page.data['avatar']).toBe('http://tmp/chosen.jpg');
  });

  it('does nothing at a second tap on save', async () => {
    const { submit, saves } = open();
    submit('小明');
    submit('小明');
    await settled();
    expect(saves()).toHaveLength(1);
  });
});
