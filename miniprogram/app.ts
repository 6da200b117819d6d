import { services } from './services/index';

App({
  onLaunch() {
    if (services.configProblem !== null) console.error(services.configProblem);
    services.privacy.start();
  },

  onShow() {
    void services.phone.resume();
    void services.usage.deliver();
  },
});
