import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import type { User } from '../../../../miniprogram/models/user';
import { DEFAULT_AVATAR } from '../../../../miniprogram/pages/default-avatar';
import type { Services } from '../../../../miniprogram/services/create-services';
import { nobody, routes, session } from '../../../support/fake-backend';
import type { Answer } from '../../../support/fake-platform';
import { createFakePlatform, ok, problem } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

const t = zhCn.profile;
const quiet = { kind: 'editing', about: 'nothing', message: '' };

/** The form of this person, drawn, with a field that needs no agreement any more. */
async function open(user: User = nobody, put?: Answer) {
  const platform = createFakePlatform();
  platform.answerWith(
    routes({
      'POST /sessions': () => session(user),
      'PUT /user': put ?? (({ body }) => ok(Object.assign({}, user, body))),
    }),
  );
  const page = loadPage('profile', platform);
  const { services } = jest.requireActual<{ readonly services: Services }>(
    '../../../../miniprogram/services/index',
  );
  await services.user.load();
  page.call('onLoad');
  await settled();
  page.call('onReady');
  page.call('setData', { gated: false });
  return {
    page,
    platform,
    tell: (handler: string, value: string) => page.call(handler, { detail: { value } }),
    submit: async (nickname: string) => {
      page.call('handleSubmit', { detail: { value: { nickname } } });
      await settled();
    },
  };
}

describe('a sentence about the nickname', () => {
  it('stands at the field, has the cursor, and goes as soon as the person writes', async () => {
    const { page, platform, tell, submit } = await open();
    await submit('');
    platform.advance(100);
    expect(page.data).toMatchObject({
      view: { about: 'nickname', message: t.empty },
      focus: true,
    });
    tell('handleInput', '小');
    expect(page.data['view']).toStrictEqual(quiet);
  });

  it('of the backend goes in the same way', async () => {
    const { page, tell, submit } = await open(nobody, () => problem(422, 'nickname-rejected'));
    tell('handleInput', '坏');
    await submit('坏');
    expect(page.data).toMatchObject({ view: { about: 'nickname', message: t.rejected } });
    tell('handleInput', '小');
    expect(page.data['view']).toStrictEqual(quiet);
  });

  it('outlives that WeChat empties the field it refused', async () => {
    const { page, platform, tell } = await open();
    tell('handleInput', '坏');
    tell('handleBlur', '坏');
    page.call('handleReview', { detail: { pass: false, timeout: false } });
    platform.advance(100);
    tell('handleInput', '');
    // Nobody was waiting: the keyboard does not rise again by itself.
    expect(page.data).toMatchObject({
      view: { about: 'nickname', message: t.rejected },
      focus: false,
    });
    tell('handleInput', '好');
    expect(page.data['view']).toStrictEqual(quiet);
  });

  it('does not put the cursor into a field that has to ask for privacy first', async () => {
    const { page, platform, submit } = await open();
    page.call('setData', { gated: true });
    await submit('');
    platform.advance(100);
    expect(page.data).toMatchObject({ view: { about: 'nickname' }, focus: false });
  });
});

describe('the counter', () => {
  it('counts from twenty on, says when it is too much, and goes again', async () => {
    const { page, tell } = await open();
    tell('handleInput', '一'.repeat(19));
    expect(page.data).toMatchObject({ counter: '', isTooLong: false });
    tell('handleInput', '一'.repeat(20));
    expect(page.data).toMatchObject({ counter: '20/24', isTooLong: false });
    tell('handleChange', '一'.repeat(25));
    expect(page.data).toMatchObject({ counter: '25/24', isTooLong: true });
    tell('handleInput', '一');
    expect(page.data).toMatchObject({ counter: '', isTooLong: false });
  });

  it('is there at once for a long nickname that is known', async () => {
    const { page } = await open({ ...nobody, nickname: '一'.repeat(22) });
    expect(page.data['counter']).toBe('22/24');
  });

  it('goes with a nickname that review refuses', async () => {
    const { page, tell } = await open();
    tell('handleInput', '坏'.repeat(21));
    page.call('handleReview', { detail: { pass: false, timeout: false } });
    expect(page.data).toMatchObject({ nickname: '', counter: '' });
  });
});

describe('the words of the form', () => {
  it.each([
    [{}, { hasPicture: false, isKnown: false }],
    [{ nickname: '小明' }, { hasPicture: false, isKnown: true }],
    [{ avatarUrl: 'https://cdn.firm.cn/1.jpg' }, { hasPicture: true, isKnown: true }],
  ])('know what there is already: %j', async (known, expected) => {
    const { page } = await open({ ...nobody, ...known });
    expect(page.data).toMatchObject(expected);
  });

  it('know a picture that is chosen, and that it was put back', async () => {
    const { page } = await open();
    page.call('handleChooseAvatar', { detail: { avatarUrl: 'http://tmp/1.jpg' } });
    await settled();
    expect(page.data).toMatchObject({ hasPicture: true, avatar: 'http://tmp/1.jpg' });
    page.call('handlePutBack');
    expect(page.data).toMatchObject({ hasPicture: false, avatar: DEFAULT_AVATAR });
  });

  it('say nothing to a person who has changed nothing', async () => {
    const { page, submit } = await open({ ...nobody, nickname: '小明' });
    await submit('小明');
    expect(page.verbs.at(-1)).toStrictEqual(['navigateBack', { delta: 1 }]);
  });

  it('say that it is saved once the page is closed', async () => {
    const { page, tell, submit } = await open({ ...nobody, nickname: '小明' });
    tell('handleInput', '小满');
    await submit('小满');
    expect(page.verbs.at(-1)).toStrictEqual(['showToast', { title: t.saved }]);
  });
});
