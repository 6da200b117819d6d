import { services } from './services/index';

App({
  onLaunch() {
    if (services.configProblem !== null) console.error(services.configProblem);
    services.privacy.start();
  },

  onShow() {
    // Paid grants first; and the synchronous read of the counts then comes after the first paint.
    void services.phone.resume().then(() => services.usage.deliver());
  },
});
