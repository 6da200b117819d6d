/** How long a closed sheet is still seen: `--leave` of the tokens. */
const LEAVE_MS = 180;

/**
 * A sheet from the bottom with a scrim: texts in, buttons in its slot. It leaves as it came.
 *
 * Events: `close` when the person wants it closed; `left` when it is not seen any more.
 */
Component({
  properties: {
    show: { type: Boolean, value: false },
    heading: { type: String, value: '' },
    text: { type: String, value: '' },
    /** What the scrim says to people who do not see it. */
    closeLabel: { type: String, value: '' },
  },
  data: { stage: 'gone' },
  observers: {
    show(show: boolean) {
      if (show) this.setData({ stage: 'open' });
      if (show || this.data.stage !== 'open') return;
      this.setData({ stage: 'leaving' });
      setTimeout(() => {
        if (this.data.show) return;
        this.setData({ stage: 'gone' });
        this.triggerEvent('left');
      }, LEAVE_MS);
    },
  },
  methods: {
    handleClose() {
      if (this.data.show) this.triggerEvent('close');
    },
    /** Caught so that the page below does not scroll. */
    handleMove() {
      return false;
    },
  },
});
