import { defaultAccount } from 'wechat-simulator';

import { createHolder } from '../../../start/desk/holder';
import { createWechatDesk } from '../../../start/desk/wechat-desk';
import type { Stand } from '../../../start/stand';
import { openStand } from '../../../start/stand';

let stand: Stand;
beforeAll(async () => {
  stand = await openStand({ seed: 1 });
});
beforeEach(() => stand.reset());
afterAll(() => stand.close());

const { appid } = defaultAccount;
const getUser = () => fetch(`${stand.backendUrl}/v1/user`, { headers: { connection: 'close' } });
const open = () => {
  const holder = createHolder();
  const desk = createWechatDesk(stand, holder, 5);
  const control = (id: string) => desk.controls('en').find((one) => one.id === id);
  return { holder, desk, control };
};

const call = (path: string, body: object, headers: object = {}) =>
  fetch(`${stand.backendUrl}/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body: JSON.stringify(body),
  });

async function signIn(userId: string): Promise<string> {
  const session = await call('/sessions', { loginCode: stand.wechat.login(appid, userId) });
  return ((await session.json()) as { readonly token: string }).token;
}

/** A person binds a number by a tap on the phone button. */
async function bindByTap(userId: string, numberId: string): Promise<Response> {
  const token = await signIn(userId);
  const grant = { appid, userId, component: 'quick', numberId, oldClient: false } as const;
  const { code } = stand.wechat.phone.grant(grant) as { readonly code: string };
  return await call(
    '/user/phone',
    { kind: 'code', component: 'quick', code },
    { authorization: `Bearer ${token}`, 'idempotency-key': 'key-aaaaaaaaaaaaaaaa' },
  );
}

test('speaks the language of the desk, the same controls in each', () => {
  const { desk } = open();
  const ids = (language: 'zh' | 'en') => desk.controls(language).map(({ id }) => id);
  expect(ids('en')).toStrictEqual(ids('zh'));
  expect(JSON.stringify([desk.controls('en'), desk.ledger('en')])).not.toMatch(/\p{Script=Han}/u);
  expect(desk.controls('zh').map(({ group }) => group)).toContain('额度');
});

test('sets the quota that is left, and says in words what does not fit', async () => {
  const { desk } = open();
  await desk.set('quota-quick', '7', 'en');
  expect(stand.quota().remaining('quick')).toBe(7);
  await expect(desk.set('quota-quick', '-1', 'zh')).rejects.toThrow('次数要是 0 或正整数');
  await expect(desk.set('quota-quick', '1.5', 'en')).rejects.toThrow('0 or more');
});

test('starts everything over, asks first and leaves an empty phone', async () => {
  const { desk, control, holder } = open();
  expect(control('reset')).toMatchObject({
    emptiesPhone: true,
    question: 'Empty the backend, the quota and the phone?',
  });
  await desk.set('quota-quick', 7, 'en');
  await desk.set('person', 'chen', 'en');
  await desk.set('pass-time', undefined, 'en');
  await desk.set('reset', undefined, 'en');
  expect(stand.quota().remaining('quick')).not.toBe(7);
  expect([holder.id(), stand.timePassed()]).toStrictEqual(['lin', 0]);
});

test('has no control of another name', async () => {
  await expect(open().desk.set('weather', 'fine', 'en')).rejects.toThrow('weather');
  await expect(open().desk.set('toString', 'fine', 'en')).rejects.toThrow('toString');
});

describe('what is armed', () => {
  const taps = () => stand.wechat.phone.query({ appid, userId: 'lin', component: 'quick' }).kind;

  test('is shown until it is used up, and the desk is told then', async () => {
    const { desk, control } = open();
    expect(control('next-quick')).toMatchObject({ isArmed: false, value: 'granted' });
    await desk.set('next-quick', 'no-permission', 'en');
    expect(control('next-quick')).toMatchObject({ isArmed: true, value: 'no-permission' });
    const told = new Promise<void>((resolve) => {
      const stop = desk.onChange(() => {
        stop();
        resolve();
      });
    });
    expect(taps()).toBe('refused');
    await told;
    expect(control('next-quick')).toMatchObject({ isArmed: false, value: 'granted' });
    expect(taps()).toBe('ready');
  });

  test('is told as used up also when that came before the next look', async () => {
    const { desk, control } = open();
    const told: unknown[] = [];
    const stop = desk.onChange(() => told.push(control('next-quick')?.isArmed));
    await desk.set('next-quick', 'no-permission', 'en');
    expect(taps()).toBe('refused');
    await new Promise((resolve) => setTimeout(resolve, 50));
    stop();
    expect(told).toStrictEqual([true, false]);
  });

  test('is replaced by another choice, and taken back without a value', async () => {
    const { desk, control } = open();
    await desk.set('next-quick', 'no-permission', 'en');
    await desk.set('next-quick', 'too-frequent', 'en');
    expect(stand.wechat.faults.waitingForPhone('quick')).toStrictEqual(['too-frequent']);
    await desk.set('next-quick', undefined, 'en');
    expect(control('next-quick')).toMatchObject({ isArmed: false });
    expect(taps()).toBe('ready');
  });

  test('are verdicts of the review and responses of the backend as well', async () => {
    const { desk, control } = open();
    await desk.set('avatar', 'reject', 'en');
    await desk.set('backend-next', 'html', 'en');
    expect(control('avatar')).toMatchObject({ isArmed: true, value: 'reject' });
    expect(control('backend-next')).toMatchObject({ isArmed: true, value: 'html' });
    expect((await getUser()).headers.get('content-type')).toContain('html');
    expect(control('backend-next')).toMatchObject({ isArmed: false, value: 'usual' });
    expect(stand.wechat.review.avatar()).toBe('reject');
    expect(control('avatar')).toMatchObject({ isArmed: false });
  });
});

test('outcomes have words and a heading, none its raw name', () => {
  const { desk } = open();
  for (const language of ['zh', 'en'] as const) {
    const control = desk.controls(language).find(({ id }) => id === 'next-quick');
    const [first, ...failures] = control?.options ?? [];
    expect(first?.group).toBeUndefined();
    expect(
      failures.filter(({ value, label, group }) => group === undefined || label === value),
    ).toStrictEqual([]);
    expect(new Set(failures.map(({ label }) => label)).size).toBe(failures.length);
  }
});

describe('other people', () => {
  test('can hold the phone', async () => {
    const { desk, holder, control } = open();
    await desk.set('person', 'chen', 'en');
    expect([holder.id(), control('person')?.value]).toStrictEqual(['chen', 'chen']);
    await desk.set('person', 'nobody', 'en');
    expect(holder.id()).toBe('chen');
  });

  test('take the number of the phone, which then is in conflict', async () => {
    const { desk } = open();
    await desk.set('bind-elsewhere', undefined, 'en');
    await desk.set('person', 'chen', 'en');
    await expect(desk.set('bind-elsewhere', undefined, 'en')).resolves.toBeUndefined();
    const bound = await bindByTap('lin', 'mainland');
    expect([bound.status, await bound.json()]).toMatchObject([
      409,
      { code: 'phone-already-bound' },
    ]);
  });

  test('cannot take what the phone’s person has not, or has bound', async () => {
    const { desk } = open();
    await desk.set('person', 'wei', 'en');
    await expect(desk.set('bind-elsewhere', undefined, 'en')).rejects.toThrow('has no number');
    await desk.set('person', 'chen', 'en');
    expect((await bindByTap('chen', 'test')).status).toBe(200);
    await expect(desk.set('bind-elsewhere', undefined, 'en')).rejects.toThrow('bound already');
  });
});

test('the backend can be gone, and time can pass', async () => {
  const { desk, control } = open();
  await desk.set('backend-up', false, 'en');
  await expect(getUser()).rejects.toThrow('fetch failed');
  expect(control('backend-up')?.value).toBe(false);
  await desk.set('backend-up', true, 'en');
  expect((await getUser()).status).toBe(401);
  await desk.set('pass-time', undefined, 'en');
  expect([stand.timePassed(), control('pass-time')?.value]).toStrictEqual([300_000, '+5 min']);
});

test('an SMS is told with its number and code, but not one on another phone', async () => {
  const { desk } = open();
  const heard: unknown[] = [];
  const stop = desk.onSms?.((sms) => heard.push(sms));
  const headers = { authorization: `Bearer ${await signIn('lin')}` };
  await call('/sms-codes', { countryCode: '86', number: '18612349077' }, headers);
  await desk.set('bind-elsewhere', undefined, 'en');
  stop?.();
  const [code, other] = stand.smsMessages().map(({ smsCode }) => smsCode);
  expect(heard).toStrictEqual([{ to: '+86 18612349077', code }]);
  expect(other).toBeDefined();
  expect(code).toMatch(/^\d{6}$/);
});
