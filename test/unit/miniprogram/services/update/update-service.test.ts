import type { PhoneProgress } from '../../../../../miniprogram/models/phone';
import { createUpdateService } from '../../../../../miniprogram/services/update/update-service';

function open() {
  let ready = (): void => undefined;
  const applied: number[] = [];
  let progress: PhoneProgress = { kind: 'idle' };
  const service = createUpdateService(
    {
      onReady: (listener) => {
        ready = listener;
      },
      apply: () => applied.push(1),
    },
    { progress: () => progress },
  );
  const told: number[] = [];
  service.subscribe(() => told.push(1));
  return {
    service,
    applied,
    told,
    becomesReady: () => {
      ready();
    },
    phoneIs: (kind: 'idle' | 'finishing' | 'conflict') => {
      progress = { kind };
    },
  };
}

describe('a new version', () => {
  it('is offered once it is ready, and once', () => {
    const { service, told, becomesReady } = open();
    service.start();
    expect(service.takeOffer()).toBe(false);
    becomesReady();
    expect(told).toHaveLength(1);
    expect(service.takeOffer()).toBe(true);
    expect(service.takeOffer()).toBe(false);
    becomesReady();
    expect(service.takeOffer()).toBe(false);
  });

  it.each(['finishing', 'conflict'] as const)('waits while a number is %s', (kind) => {
    const { service, becomesReady, phoneIs } = open();
    service.start();
    becomesReady();
    phoneIs(kind);
    expect(service.takeOffer()).toBe(false);
    phoneIs('idle');
    expect(service.takeOffer()).toBe(true);
  });

  it('is offered again when a number came between the offer and the yes', () => {
    const { service, applied, becomesReady, phoneIs } = open();
    service.start();
    becomesReady();
    expect(service.takeOffer()).toBe(true);
    phoneIs('finishing');
    service.apply();
    expect(applied).toStrictEqual([]);
    phoneIs('idle');
    expect(service.takeOffer()).toBe(true);
  });

  it('is not listened for before the program starts, and is applied when asked', () => {
    const { service, applied, becomesReady } = open();
    becomesReady();
    expect(service.takeOffer()).toBe(false);
    service.apply();
    expect(applied).toHaveLength(1);
  });

  it('never comes where the client has no update manager', () => {
    const service = createUpdateService(null, { progress: () => ({ kind: 'idle' }) });
    service.start();
    service.apply();
    expect(service.takeOffer()).toBe(false);
  });
});
