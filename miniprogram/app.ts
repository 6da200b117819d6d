import { services } from './services/index';

App({
  onLaunch() {
    if (services.configProblem !== null) console.error(services.configProblem);
    services.privacy.start();
    services.update.start();
  },

  /** WeChat takes another page only from inside this call. */
  onPageNotFound() {
    void wx.redirectTo({ url: '/pages/account/account' });
  },

  onShow() {
    // Paid grants first; and the synchronous read of the counts then comes after the first paint.
    void services.phone.resume().then(() => services.usage.deliver());
  },
});
