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
  /** Its buttons are there only while it is seen. */
  data: { drawn: false },
  observers: {
    show(show: boolean) {
      if (show) this.setData({ drawn: true });
    },
  },
  methods: {
    handleLeft() {
      this.setData({ drawn: false });
    },
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
