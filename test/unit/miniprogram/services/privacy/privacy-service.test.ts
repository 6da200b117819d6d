import type {
  PrivacyPlatform,
  PrivacyResolution,
} from '../../../../../miniprogram/platform/platform';
import { createPrivacyService } from '../../../../../miniprogram/services/privacy/privacy-service';
import { createFakePlatform } from '../../../../support/fake-platform';
import { settled } from '../../../../support/load-page';

const refused = { kind: 'privacy-declined', raw: 'fail [104]' } as const;

function start(own: Partial<PrivacyPlatform> = {}) {
  let ask: (resolve: (answer: PrivacyResolution) => void) => void = () => undefined;
  const privacy: PrivacyPlatform = {
    onNeed: (listener) => {
      ask = listener;
    },
    isNeeded: () => Promise.resolve(null),
    require: () => Promise.resolve(refused),
    openContract: () => Promise.resolve(true),
    ...own,
  };
  const platform = createFakePlatform({}, { privacy });
  const service = createPrivacyService(platform);
  service.start();
  const answers: PrivacyResolution[] = [];
  const shown: boolean[] = [];
  service.subscribe((asked) => shown.push(asked));
  return {
    platform,
    service,
    answers,
    shown,
    need: () => {
      ask((answer) => answers.push(answer));
    },
  };
}

describe('privacy service', () => {
  it('shows the question and passes the agreement on with the button that was tapped', () => {
    const { service, need, answers, shown } = start();
    need();
    expect(answers).toStrictEqual([{ event: 'exposureAuthorization' }]);
    service.agree('privacy-agree');
    expect(answers[1]).toStrictEqual({ event: 'agree', buttonId: 'privacy-agree' });
    expect(shown).toStrictEqual([true, false]);
  });

  it('answers everything that waits with one tap', () => {
    const { service, need, answers } = start();
    need();
    need();
    service.agree('b');
    expect(answers.filter(({ event }) => event === 'agree')).toHaveLength(2);
  });

  it('does not ask again within ten seconds of a refusal, and does afterwards', () => {
    const { platform, service, need, answers, shown } = start();
    need();
    service.refuse();
    need();
    expect(answers.map(({ event }) => event)).toStrictEqual([
      'exposureAuthorization',
      'disagree',
      'disagree',
    ]);
    platform.advance(10_000);
    need();
    expect(shown).toStrictEqual([true, false, true]);
  });

  it('counts no refusal when nothing was asked', () => {
    const { service, need, shown } = start();
    service.refuse();
    need();
    expect(shown).toStrictEqual([true]);
  });

  it('tells a page that opens while the question waits', () => {
    const { service, need } = start();
    need();
    const late: boolean[] = [];
    service.subscribe((asked) => late.push(asked));
    expect(late).toStrictEqual([true]);
  });

  it('asks at once after an agreement, though it was refused a moment ago', () => {
    const { service, need, answers } = start();
    need();
    service.refuse();
    service.agree('late');
    need();
    expect(answers.at(-1)).toStrictEqual({ event: 'exposureAuthorization' });
  });

  it('asks again ten seconds after a refusal, and not a moment before', () => {
    const { platform, service, need, answers } = start();
    platform.advance(60_000);
    need();
    service.refuse();
    platform.advance(9999);
    need();
    expect(answers.at(-1)).toStrictEqual({ event: 'disagree' });
    platform.advance(1);
    need();
    expect(answers.at(-1)).toStrictEqual({ event: 'exposureAuthorization' });
  });

  it('tells nothing to a page that left, nor at once when nothing is asked', () => {
    const { service, need } = start();
    const told: boolean[] = [];
    const leave = service.subscribe((asked) => told.push(asked));
    expect(told).toStrictEqual([]);
    leave();
    need();
    expect(told).toStrictEqual([]);
  });

  it('goes on telling the other pages when one has left', () => {
    const { service, need, shown } = start();
    const leave = service.subscribe(() => undefined);
    leave();
    need();
    expect(shown).toStrictEqual([true]);
  });

  it('passes on what the client says of the question and of the guide', async () => {
    const { service } = start();
    await expect(service.require()).resolves.toStrictEqual(refused);
    await expect(service.openContract()).resolves.toBe(true);
    expect(service.hasContract).toBe(true);
  });

  it('is skipped where the client has no privacy calls', async () => {
    const service = createPrivacyService(createFakePlatform());
    service.start();
    await expect(service.require()).resolves.toStrictEqual({ kind: 'agreed' });
    await expect(service.isNeeded()).resolves.toBe(false);
    expect(service.hasContract).toBe(false);
    await expect(service.openContract()).resolves.toBe(false);
  });

  it.each([
    [true, true],
    [false, false],
    [null, true],
  ])('says of %s that there may be something to agree to: %s', async (isNeeded, expected) => {
    const { service } = start({ isNeeded: () => Promise.resolve(isNeeded) });
    await expect(service.isNeeded()).resolves.toBe(expected);
  });

  describe('WeChat answers nothing', () => {
    const silence = () => start({ require: () => new Promise(() => undefined) });

    it('and asks nothing: nobody waits longer than three seconds', async () => {
      const { platform, service } = silence();
      const told: unknown[] = [];
      void service.require().then((result) => told.push(result));
      platform.advance(2999);
      await settled();
      expect(told).toStrictEqual([]);
      platform.advance(1);
      await settled();
      expect(told).toStrictEqual([{ kind: 'silent' }]);
    });

    it('while its question is on the screen: the person may take their time, and then it must', async () => {
      const { platform, service, need } = silence();
      const told: unknown[] = [];
      void service.require().then((result) => told.push(result));
      need();
      platform.advance(60_000);
      await settled();
      expect(told).toStrictEqual([]);
      service.agree('privacy-agree');
      platform.advance(3000);
      await settled();
      expect(told).toStrictEqual([{ kind: 'silent' }]);
    });
  });
});
