import { config } from '../../../../../miniprogram/config';
import { nextOutcome, refusalKinds } from '../../../../../miniprogram/pages/lab/next-outcome';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { createFakePlatform } from '../../../../support/fake-platform';

describe('the switch of the lab', () => {
  it.each(refusalKinds)('makes the next event %s, once', (name) => {
    const { phone, lab } = createServices(createFakePlatform(), config);
    expect(lab?.nextEvent.armed()).toBeNull();
    lab?.nextEvent.arm(nextOutcome(name));
    expect(lab?.nextEvent.armed()).toBe(name);
    expect(phone.receive('quick', { code: 'c' }).kind).toBe(name);
    expect(phone.receive('quick', { code: 'c' }).kind).toBe('granted');
  });

  it('takes events as they come when an unknown name is armed', () => {
    const { lab } = createServices(createFakePlatform(), config);
    lab?.nextEvent.arm(nextOutcome('failed'));
    lab?.nextEvent.arm(nextOutcome('toString'));
    expect(lab?.nextEvent.armed()).toBeNull();
  });
});
