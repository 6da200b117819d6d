import { createFakePlatform } from '../../../../support/fake-platform';
import { loadPage } from '../../../../support/load-page';

function open(app: Parameters<typeof createFakePlatform>[0] = {}) {
  const platform = createFakePlatform(app);
  const page = loadPage('lab', platform);
  page.call('onLoad');
  return { platform, page };
}

const answer = (detail: unknown) => ({ detail: { component: 'quick', detail } });

describe('lab page', () => {
  it('shows the raw detail of an event, how it was read, and the ledger', () => {
    const { page } = open();
    page.call('handleAnswer', answer({ errMsg: 'getPhoneNumber:fail user deny' }));
    expect(page.data['view']).toMatchObject({
      raw: expect.stringMatching(/^quick → declined\n[^]*user deny/) as string,
      ledger: [{ component: 'quick', granted: 0, other: 1 }, { component: 'realtime' }],
      cost: '0.00',
    });
    page.call('handleAnswer', answer({ code: 'c', errMsg: 'getPhoneNumber:ok' }));
    expect(page.data['view']).toMatchObject({ cost: '0.03' });
  });

  it('arms the next outcome for one event', () => {
    const { page } = open();
    page.call('handleOutcome', { detail: { value: 'quota-exhausted' } });
    expect(page.data['view']).toMatchObject({ armed: 'quota-exhausted' });
    page.call('handleAnswer', answer({ code: 'c' }));
    expect(page.data['view']).toMatchObject({
      armed: '',
      raw: expect.stringContaining('quick → quota-exhausted') as string,
    });
  });

  it('keeps an address for the next start, and forgets an empty one', () => {
    const { platform, page } = open();
    page.call('handleAddress', { detail: { value: { address: ' https://a.firm.cn ' } } });
    expect(platform.stored.get('lab.backend-address')).toBe('https://a.firm.cn');
    page.call('handleAddress', { detail: { value: { address: '' } } });
    expect(platform.stored.has('lab.backend-address')).toBe(false);
  });

  it.each([
    ['a release', { envVersion: 'release' }],
    ['a trial', { envVersion: 'trial' }],
    ['develop on a phone, where reviewers are', { platform: 'ios' }],
  ] as const)('leaves at once in %s, and shows and offers nothing', (_name, app) => {
    const { page, platform } = open(app);
    expect(page.verbs).toStrictEqual([['navigateBack', { delta: 1 }]]);
    expect(page.data).toMatchObject({ isOpen: false });
    page.call('handleAddress', { detail: { value: { address: 'http://10.0.0.2' } } });
    expect(platform.stored.size).toBe(0);
    page.call('onUnload');
  });
});
