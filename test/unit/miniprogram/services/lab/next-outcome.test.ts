import { config } from '../../../../../miniprogram/config';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { refusalKinds } from '../../../../../miniprogram/services/lab/next-outcome';
import { createFakePlatform } from '../../../../support/fake-platform';

describe('the switch of the lab', () => {
  it.each(refusalKinds)('makes the next event %s, once', (name) => {
    const { phone, lab } = createServices(createFakePlatform(), config);
    expect(lab?.nextOutcome?.armed()).toBeNull();
    lab?.nextOutcome?.arm(name);
    expect(lab?.nextOutcome?.armed()).toBe(name);
    expect(phone.receive('quick', { code: 'c' }).kind).toBe(name);
    expect(phone.receive('quick', { code: 'c' }).kind).toBe('granted');
  });

  it('takes events as they come when an unknown name is armed', () => {
    const { lab } = createServices(createFakePlatform(), config);
    lab?.nextOutcome?.arm('failed');
    lab?.nextOutcome?.arm('toString');
    expect(lab?.nextOutcome?.armed()).toBeNull();
  });

  it('exists in develop only, and the lab in no release', () => {
    const trial = createServices(createFakePlatform({ envVersion: 'trial' }), config);
    expect(trial.lab?.nextOutcome).toBeNull();
    expect(createServices(createFakePlatform({ envVersion: 'release' }), config).lab).toBeNull();
  });
});
