import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import type { HttpRequest, HttpResult } from '../../../../miniprogram/platform/platform';
import { nobody, routeOf, session } from '../../../support/fake-backend';
import { createFakePlatform, noAnswer, ok, problem } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

const picturePath = 'http://tmp/1.jpg';
const upload = 'POST /user/avatar';
const save = 'PUT /user';

/** What a request meets: whether the backend does its work, and what the program is told. */
interface Fault {
  readonly name: string;
  readonly works: boolean;
  /** Undefined: the backend's own answer. */
  readonly told: HttpResult;
  readonly says: string;
}

const { failure: t } = zhCn;
const page502: HttpResult = {
  kind: 'response',
  status: 502,
  headers: {},
  body: '<html>502</html>',
};
const faults: readonly Fault[] = [
  { name: 'lost before it arrived', works: false, told: noAnswer('offline'), says: t.offline },
  {
    name: 'answered, and the answer lost',
    works: true,
    told: noAnswer('offline'),
    says: t.offline,
  },
  { name: 'too slow to arrive', works: false, told: noAnswer('timeout'), says: t.timeout },
  { name: 'too slow to be answered', works: true, told: noAnswer('timeout'), says: t.timeout },
  {
    name: 'interrupted in the background',
    works: true,
    told: noAnswer('interrupted'),
    says: t.timeout,
  },
  { name: 'stopped by a gateway (502)', works: false, told: page502, says: t.unavailable },
  {
    name: 'answered through a broken gateway (502)',
    works: true,
    told: page502,
    says: t.unavailable,
  },
  {
    name: 'refused by a bug (500)',
    works: false,
    told: problem(500, 'internal'),
    says: t.unavailable,
  },
  {
    name: 'told that WeChat is busy (503)',
    works: false,
    told: problem(503, 'wechat-busy'),
    says: t.unavailable,
  },
  {
    name: 'told to wait (429)',
    works: false,
    told: problem(429, 'rate-limited'),
    says: t.rateLimited,
  },
  { name: 'answered in another shape', works: true, told: ok({ ok: true }), says: t.unavailable },
];

/** The profile page before a backend that remembers, with one fault at one route. */
function open() {
  const platform = createFakePlatform();
  const kept = { nickname: null as string | null, avatarUrl: null as string | null, uploads: 0 };
  const log: string[] = [];
  let armed: { readonly route: string; readonly fault: Omit<Fault, 'name' | 'says'> } | null = null;
  const work = (route: string, { body }: HttpRequest): void => {
    if (route === save) kept.nickname = (body as { nickname: string }).nickname;
    if (route !== upload) return;
    kept.uploads += 1;
    kept.avatarUrl = `https://cdn.firm.cn/${String(kept.uploads)}.jpg`;
  };
  const person = () => ({ ...nobody, nickname: kept.nickname, avatarUrl: kept.avatarUrl });
  platform.answerWith((request) => {
    const route = routeOf(request);
    log.push(route);
    if (route === 'POST /sessions') return session(person());
    const met = armed?.route === route ? armed.fault : null;
    if (met !== null) armed = null;
    if (met?.works !== false) work(route, request);
    return met?.told ?? ok(person());
  });
  const page = loadPage('profile', platform);
  page.call('onLoad');
  return {
    page,
    platform,
    kept,
    log,
    arm: (route: string, fault: Omit<Fault, 'name' | 'says'>) => {
      armed = { route, fault };
    },
    choose: async () => {
      page.call('handleChooseAvatar', { detail: { avatarUrl: picturePath } });
      await settled();
    },
    submit: async (nickname: string) => {
      page.call('handleSubmit', { detail: { value: { nickname } } });
      await settled();
    },
    left: () => page.verbs.map(([verb]) => verb).filter((verb) => verb !== 'setNavigationBarTitle'),
  };
}

describe.each(faults)('a request $name', ({ works, told, says }) => {
  it('with the picture: the nickname is saved, the form stays, and the next tap saves the rest', async () => {
    const { page, kept, log, arm, choose, submit, left } = open();
    arm(upload, { works, told });
    await choose();
    await submit('小满');
    expect(page.data).toMatchObject({
      avatar: picturePath,
      view: { kind: 'editing', about: 'failure', message: `头像还没有保存。${says}` },
    });
    expect(kept.nickname).toBe('小满');
    expect(left()).toStrictEqual([]);

    await submit('小满');
    expect(kept).toMatchObject({ nickname: '小满', uploads: works ? 2 : 1 });
    expect(log.filter((route) => route === save)).toHaveLength(1);
    expect(page.data['avatar']).toBe(kept.avatarUrl);
    expect(left()).toStrictEqual(['emit', 'navigateBack', 'showToast']);
  });

  it('with the picture alone: the form stays, and the next tap saves it', async () => {
    const { page, kept, log, arm, choose, submit, left } = open();
    arm(upload, { works, told });
    await choose();
    await submit('');
    expect(page.data).toMatchObject({
      avatar: picturePath,
      view: { kind: 'editing', about: 'failure', message: says },
    });
    expect(log).not.toContain(save);
    expect(left()).toStrictEqual([]);

    await submit('');
    expect(kept).toMatchObject({ nickname: null, uploads: works ? 2 : 1 });
    expect(left()).toStrictEqual(['emit', 'navigateBack', 'showToast']);
  });

  it('with the nickname: the picture is kept, and the next tap sends only the rest', async () => {
    const { page, kept, log, arm, choose, submit, left } = open();
    arm(save, { works, told });
    await choose();
    await submit('小满');
    expect(page.data['view']).toStrictEqual({
      kind: 'editing',
      about: 'failure',
      message: `昵称还没有保存。${says}`,
    });
    expect([kept.uploads, left()]).toStrictEqual([1, []]);

    await submit('小满');
    expect(kept).toMatchObject({ nickname: '小满', uploads: 1 });
    expect(log.filter((route) => route === save)).toHaveLength(2);
    expect(left()).toStrictEqual(['emit', 'navigateBack', 'showToast']);
  });

  it('with the nickname, and the person leaves: the backend is asked what it has', async () => {
    const { page, kept, log, arm, submit } = open();
    arm(save, { works, told });
    await submit('小满');
    page.call('onUnload');
    await settled();
    expect(log.at(-1)).toBe('GET /user');
    expect(kept.nickname).toBe(works ? '小满' : null);
  });
});

describe.each([upload, save])('a session refused in the middle of %s', (route) => {
  it('is renewed once, and the same is sent again without a word', async () => {
    const { kept, log, arm, choose, submit, left } = open();
    arm(route, { works: false, told: problem(401, 'session-invalid') });
    await choose();
    await submit('小满');
    await settled();
    expect(kept).toMatchObject({ nickname: '小满', uploads: 1 });
    expect(log.filter((one) => one === 'POST /sessions')).toHaveLength(2);
    expect(log.filter((one) => one === route)).toHaveLength(2);
    expect(left()).toStrictEqual(['emit', 'navigateBack', 'showToast']);
  });
});

describe('a person who leaves while it is being saved', () => {
  it('gets both saved, and is taken nowhere by the late answer', async () => {
    const { page, kept, choose, submit, left } = open();
    await choose();
    const saving = submit('小满');
    page.call('onUnload');
    await saving;
    await settled();
    expect(kept).toMatchObject({ nickname: '小满', uploads: 1 });
    expect(left()).not.toContain('navigateBack');
  });

  it('is asked about when the answer got lost after all', async () => {
    const { page, log, arm, submit } = open();
    arm(save, { works: true, told: noAnswer('offline') });
    const saving = submit('小满');
    page.call('onUnload');
    await saving;
    await settled();
    expect(log.at(-1)).toBe('GET /user');
  });

  it('is not asked about when all was well', async () => {
    const { page, log, submit } = open();
    await settled();
    await submit('小满');
    page.call('onUnload');
    await settled();
    expect(log).not.toContain('GET /user');
  });
});
