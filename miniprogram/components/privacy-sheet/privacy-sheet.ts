/**
 * Asks for agreement to the privacy guide in our own words.
 *
 * Events: `agree` with the id of the button, after WeChat's own event has fired; `refuse`; `contract`.
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
Component({
  properties: {
    show: { type: Boolean, value: false },
    /** The `privacy` section of the messages. */
    texts: { type: Object, value: {} },
  },
  methods: {
    handleAgree() {
      this.triggerEvent('agree', { buttonId: 'privacy-agree' });
    },
    handleRefuse() {
      this.triggerEvent('refuse');
    },
    handleContract() {
      this.triggerEvent('contract');
    },
  },
});
