import { services } from '../services/index';

/** Handlers of a page with a `<privacy-sheet>`: what the person answers goes to the privacy service. */
export const privacyAnswers = {
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
