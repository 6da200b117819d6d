import { config } from '../../../../../miniprogram/config';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { nobody, routeOf, routes, session } from '../../../../support/fake-backend';
import type { Abilities, Answer } from '../../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';
import { settled } from '../../../../support/load-page';

const renamed = { ...nobody, nickname: '小明' };
const pictured = { ...nobody, avatarUrl: 'https://img.firm.cn/1.jpg' };

async function start(
  table: Readonly<Record<string, Answer>>,
  abilities: Abilities = {},
  crop = config.avatar.crop,
) {
  const platform = createFakePlatform({}, abilities);
  platform.answerWith(routes({ 'POST /sessions': () => session(nobody), ...table }));
  const services = createServices(platform, { ...config, avatar: { ...config.avatar, crop } });
  await services.user.load();
  return { platform, ...services };
}

describe('profile service', () => {
  it('saves a nickname and tells who is waiting', async () => {
    const { platform, profile, user } = await start({ 'PUT /user': () => ok(renamed) });
    await expect(profile.saveNickname('小明')).resolves.toStrictEqual({ kind: 'saved' });
    expect(platform.requests.at(-1)?.body).toStrictEqual({ nickname: '小明' });
    expect(user.current()).toStrictEqual(renamed);
  });

  it('uploads the picture made smaller, tells how far it is, and takes the person over', async () => {
    const asked: unknown[] = [];
    const shrinkImage = (...input: unknown[]) => {
      asked.push(input);
      return Promise.resolve('small.jpg');
    };
    const { platform, profile, user } = await start(
      { 'POST /user/avatar': () => ok(pictured) },
      { shrinkImage },
    );
    const told: number[] = [];
    await expect(
      profile.saveAvatar('big.jpg', (percent) => told.push(percent)),
    ).resolves.toStrictEqual({ kind: 'saved' });
    expect(asked).toStrictEqual([['big.jpg', config.avatar.maxWidth]]);
    expect(platform.uploads).toMatchObject([{ filePath: 'small.jpg', name: 'avatar' }]);
    expect(platform.uploads.map((it) => routeOf({ ...it, method: 'POST' }))).toStrictEqual([
      'POST /user/avatar',
    ]);
    expect(told).toStrictEqual([50]);
    expect(user.current()).toStrictEqual(pictured);
  });

  it.each([
    ['nickname-rejected', { kind: 'rejected' }],
    ['avatar-rejected', { kind: 'rejected' }],
    [
      'internal',
      {
        kind: 'unsettled',
        failure: { kind: 'problem', status: 422, code: 'internal', retryAfterSeconds: null },
      },
    ],
  ])('reads the answer %s', async (code, expected) => {
    const { profile, user } = await start({ 'PUT /user': () => problem(422, code) });
    await expect(profile.saveNickname('小明')).resolves.toStrictEqual(expected);
    expect(user.current()).toStrictEqual(nobody);
  });

  it('says that nothing is settled when no answer came', async () => {
    const { profile } = await start({ 'POST /user/avatar': () => noAnswer('timeout') });
    await expect(profile.saveAvatar('a.jpg', () => undefined)).resolves.toStrictEqual({
      kind: 'unsettled',
      failure: { kind: 'no-response', reason: 'timeout' },
    });
  });

  it('lets the person choose a picture', async () => {
    const { profile } = await start({}, { chooseImage: () => Promise.resolve('chosen.jpg') });
    await expect(profile.chooseImage()).resolves.toBe('chosen.jpg');
  });

  it.each([undefined, null, '', 7, {}])('takes no picture out of %j', async (avatarUrl) => {
    const { profile } = await start({}, {}, true);
    await expect(profile.takeAvatar(avatarUrl)).resolves.toBeNull();
  });

  it('takes the picture of an avatar event as it is where none is to be cut', async () => {
    const { profile } = await start({}, { cropImage: () => Promise.resolve('square.jpg') });
    await expect(profile.takeAvatar('a.jpg')).resolves.toBe('a.jpg');
  });

  it.each(['square.jpg', null])(
    'lets the person cut a picture as they choose it, and not again as it is saved: %s',
    async (cut) => {
      const cropped: string[] = [];
      const cropImage = (path: string) => {
        cropped.push(path);
        return Promise.resolve(cut);
      };
      const table = { 'POST /user/avatar': () => ok(pictured) };
      const { profile } = await start(table, { cropImage }, true);
      await expect(profile.takeAvatar('a.jpg')).resolves.toBe(cut);
      await expect(profile.chooseImage()).resolves.toBe(cut);
      await profile.saveAvatar('square.jpg', () => undefined);
      expect(cropped).toStrictEqual(['a.jpg', 'http://tmp/chosen.jpg']);
    },
  );

  it('asks what became of a save without an answer when the form is left, and only then', async () => {
    const { platform, profile, user } = await start({
      'PUT /user': () => noAnswer('timeout'),
      'GET /user': () => ok(renamed),
    });
    const asked = () => platform.requests.filter((it) => routeOf(it) === 'GET /user').length;
    profile.leave();
    expect(asked()).toBe(0);
    await profile.saveNickname('小明');
    profile.leave();
    profile.leave();
    await settled();
    expect(asked()).toBe(1);
    expect(user.current()).toStrictEqual(renamed);
  });

  it.each([
    ['saved', ok(renamed)],
    ['rejected', problem(422, 'nickname-rejected')],
  ])('asks nothing when the form is left after a save was %s', async (_name, answer) => {
    const { platform, profile } = await start({ 'PUT /user': () => answer });
    await profile.saveNickname('小明');
    const before = platform.requests.length;
    profile.leave();
    await settled();
    expect(platform.requests).toHaveLength(before);
  });

  it('still asks what became of a save without an answer when the next was rejected', async () => {
    const { profile, user } = await start({
      'POST /user/avatar': () => noAnswer('timeout'),
      'PUT /user': () => problem(422, 'nickname-rejected'),
      'GET /user': () => ok(pictured),
    });
    await profile.saveAvatar('a.jpg', () => undefined);
    await profile.saveNickname('小明');
    profile.leave();
    await settled();
    expect(user.current()).toStrictEqual(pictured);
  });

  it('asks nothing when what got no answer was saved in the end', async () => {
    const answers = [noAnswer('timeout'), ok(renamed)];
    const { platform, profile } = await start({
      'PUT /user': () => answers.shift() ?? problem(500, 'internal'),
    });
    await profile.saveNickname('小明');
    await profile.saveNickname('小明');
    const before = platform.requests.length;
    profile.leave();
    await settled();
    expect(platform.requests).toHaveLength(before);
  });
});
