import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import type {
  AppInfo,
  PrivacyAnswer,
  PrivacyPlatform,
} from '../../../../miniprogram/platform/platform';
import { createFakePlatform } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

const t = zhCn.profile;

function open(privacy: Partial<PrivacyPlatform> | null, app: Partial<AppInfo> = {}) {
  let asked = 0;
  const platform = createFakePlatform(app, {
    privacy: privacy && {
      onNeed: () => undefined,
      isNeeded: () => Promise.resolve(true),
      openContract: () => Promise.resolve(true),
      ...privacy,
      require: () => {
        asked += 1;
        return privacy.require?.() ?? new Promise(() => undefined);
      },
    },
  });
  const page = loadPage('profile', platform);
  page.call('onLoad');
  page.call('onReady');
  return { page, platform, asked: () => asked };
}

const answering = (answer: PrivacyAnswer): Partial<PrivacyPlatform> => ({
  require: () => Promise.resolve(answer),
});
const raw = 'requirePrivacyAuthorize:fail [0]';

describe('the nickname field and the privacy guide', () => {
  it('is asked for before the field gets the focus', async () => {
    const { page } = open(answering({ kind: 'agreed' }));
    await settled();
    expect(page.data).toMatchObject({ gated: true, focus: false });
    page.call('handleGate');
    await settled();
    expect(page.data).toMatchObject({ gated: false, focus: true, view: { message: '' } });
    page.call('handleBlur', { detail: { value: '' } });
    expect(page.data['focus']).toBe(false);
  });

  it.each([
    ['privacy-declined', t.privacyRefused, false],
    ['privacy-not-declared', t.writeYourself, true],
    ['privacy-banned', t.writeYourself, true],
    ['failed', '', true],
  ] as const)('opens the field after %s, and says "%s"', async (kind, message, focus) => {
    const { page } = open(answering({ kind, raw }));
    page.call('handleGate');
    await settled();
    expect(page.data).toMatchObject({
      gated: false,
      focus,
      view: {
        kind: 'editing',
        about: message === '' ? 'nothing' : 'hint',
        message,
        developer: `${kind}: ${raw}`,
      },
    });
  });

  it.each(['privacy-declined', 'privacy-not-declared', 'privacy-banned', 'failed'] as const)(
    'tells people nothing of the errors in a release: %s',
    async (kind) => {
      const { page } = open(answering({ kind, raw }), { envVersion: 'release' });
      page.call('handleGate');
      await settled();
      expect(JSON.stringify(page.data['view'])).not.toContain(raw);
    },
  );

  it('opens after three seconds when WeChat says nothing', async () => {
    const { page, platform } = open({});
    page.call('handleGate');
    platform.advance(2999);
    await settled();
    expect(page.data['gated']).toBe(true);
    platform.advance(1);
    await settled();
    expect(page.data).toMatchObject({ gated: false, focus: true, view: { message: '' } });
  });

  it('is asked for once for two taps', () => {
    const { page, asked } = open({});
    page.call('handleGate');
    page.call('handleGate');
    expect(asked()).toBe(1);
  });

  it('keeps what the form says of something else', async () => {
    const { page } = open(answering({ kind: 'agreed' }));
    page.call('handleSubmit', { detail: { value: { nickname: '' } } });
    page.call('handleGate');
    await settled();
    expect(page.data['view']).toMatchObject({ message: t.empty });
  });

  it.each([
    ['nothing is to be agreed to', false, false],
    ['something is', true, true],
    ['WeChat does not say', null, true],
  ])('is asked for first as far as needed: %s', async (_name, isNeeded, gated) => {
    const { page } = open({ isNeeded: () => Promise.resolve(isNeeded) });
    await settled();
    expect(page.data['gated']).toBe(gated);
  });

  it('is asked for first while WeChat does not answer whether it must be', async () => {
    const { page } = open({ isNeeded: () => new Promise(() => undefined) });
    await settled();
    expect(page.data['gated']).toBe(true);
  });

  it('is left open where the client has no privacy calls', async () => {
    const { page } = open(null);
    await settled();
    expect(page.data['gated']).toBe(false);
  });

  it('keeps what was typed while the question was open', async () => {
    const { page, platform } = open(answering({ kind: 'privacy-declined', raw }));
    page.call('handleInput', { detail: { value: '小明' } });
    page.call('handleGate');
    await settled();
    const before = platform.logins.count;
    page.call('handleSubmit', { detail: { value: {} } });
    await settled();
    expect(platform.logins.count - before).toBe(1);
    expect(page.data['nickname']).toBe('');
  });
});
