import { offerMethods } from '../../../../../miniprogram/services/phone/offer-methods';

const now = { sdkVersion: '3.8.12', paused: [], unusable: [] } as const;

describe('offerMethods', () => {
  it('keeps the configured order', () => {
    expect(offerMethods(['realtime', 'quick', 'manual'], now)).toStrictEqual([
      'realtime',
      'quick',
      'manual',
    ]);
  });

  it('adds manual entry to every configuration that left it out', () => {
    expect(offerMethods([], now)).toStrictEqual(['manual']);
    expect(offerMethods(['quick'], now)).toStrictEqual(['quick', 'manual']);
  });

  it('leaves out what this client is too old for', () => {
    const old = { ...now, sdkVersion: '2.24.3' };
    expect(offerMethods(['quick', 'realtime', 'manual'], old)).toStrictEqual(['quick', 'manual']);
  });

  it('leaves out a component whose quota ran out', () => {
    expect(offerMethods(['quick', 'realtime'], { ...now, paused: ['quick'] })).toStrictEqual([
      'realtime',
      'manual',
    ]);
  });

  it('leaves out a component that cannot work here', () => {
    const circumstances = { ...now, unusable: ['quick'] } as const;
    expect(offerMethods(['quick', 'realtime'], circumstances)).toStrictEqual([
      'realtime',
      'manual',
    ]);
  });

  it('offers nothing twice', () => {
    expect(offerMethods(['quick', 'quick', 'manual', 'manual'], now)).toStrictEqual([
      'quick',
      'manual',
    ]);
  });
});
