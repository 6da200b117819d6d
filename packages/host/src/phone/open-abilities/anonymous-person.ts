/**
 * What `wx.getUserInfo`, `wx.getUserProfile` and the getUserInfo button give since October 2022:
 * nobody in particular (docs/wechat-facts.md §1.1). The encrypted fields are empty: nothing is
 * behind them.
 */
export function anonymousPerson() {
  const userInfo = {
    nickName: '微信用户',
    avatarUrl: '',
    gender: 0,
    city: '',
    province: '',
    country: '',
    language: '',
  };
  return { userInfo, rawData: JSON.stringify(userInfo), signature: '', encryptedData: '', iv: '' };
}
