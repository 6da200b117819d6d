import { services } from '../services/index';

/** Handlers of a page with a `<privacy-sheet>`: the person's choice goes to the privacy service. */
export const privacySheetHandlers = {
  handlePrivacyAgree(event: WechatMiniprogram.CustomEvent<{ readonly buttonId: string }>) {
    services.privacy.agree(event.detail.buttonId);
  },

  handlePrivacyRefuse() {
    services.privacy.refuse();
  },

  handlePrivacyContract() {
    void services.privacy.openContract();
  },
};
