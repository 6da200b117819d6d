import { readAbilities } from '../../../../../miniprogram/pages/lab/abilities';

const available = (sdkVersion: string) =>
  readAbilities(sdkVersion, false)
    .filter((ability) => ability.available)
    .map(({ name }) => name);

describe('abilities by base library', () => {
  it.each([
    ['2.20.0', 1],
    ['2.21.2', 4],
    ['2.24.4', 5],
    ['2.32.3', 7],
    ['3.17.0', 8],
  ])('%s has %i of those that come with a version', (sdkVersion, count) => {
    expect(available(sdkVersion)).toHaveLength(count);
  });

  it('are listed with their versions, and wx.getPhoneNumber as it was found', () => {
    const abilities = readAbilities('2.21.2', true);
    expect(abilities.map(({ name, since }) => `${name} ${since}`)).toStrictEqual([
      'getPhoneNumber 1.2.0',
      'chooseAvatar 2.21.2',
      'input nickname 2.21.2',
      'phone code 2.21.2',
      'getRealtimePhoneNumber 2.24.4',
      'nicknamereview 2.29.1',
      'agreePrivacyAuthorization 2.32.3',
      'phone-number-no-quota-toast 3.0.1',
      'wx.getPhoneNumber ?',
    ]);
    expect(abilities.at(-1)?.available).toBe(true);
  });
});
