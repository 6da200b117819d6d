/**
 * WeChat's own phone button for one of the two paid components.
 *
 * Events: `start` at the tap (the five minutes of the grant begin), `answer` with the component and
 * the untouched event detail. With `via-api` it is a button of our own: it only emits `ask`, inside
 * the tap, and the page calls `wx.getPhoneNumber` through its service.
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/button.html
 */
Component({
  properties: {
    /** `quick` or `realtime`. */
    component: { type: String, value: 'quick' },
    label: { type: String, value: '' },
    primary: { type: Boolean, value: false },
    disabled: { type: Boolean, value: false },
    /** What it began is under way; it keeps its colour. */
    loading: { type: Boolean, value: false },
    viaApi: { type: Boolean, value: false },
  },
  data: {
    // Here, for three buttons of one template line each have them.
    look: {
      primary: 'ob-button--primary',
      busy: 'ob-button--busy',
      disabled: 'ob-button--disabled',
    },
  },
  methods: {
    handleTap() {
      this.triggerEvent('start', { component: this.data.component });
    },
    handleAsk() {
      this.triggerEvent('ask', { component: this.data.component });
    },
    handleAnswer(event: WechatMiniprogram.PhoneNumberEvent) {
      this.triggerEvent('answer', { component: this.data.component, detail: event.detail });
    },
  },
});
