/** A sheet from the bottom with a scrim: texts in, buttons in its slot, `close` out. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    heading: { type: String, value: '' },
    text: { type: String, value: '' },
    /** What the scrim says to people who do not see it. */
    closeLabel: { type: String, value: '' },
  },
  methods: {
    handleClose() {
      this.triggerEvent('close');
    },
    /** Caught so that the page below does not scroll. */
    handleMove() {
      return false;
    },
  },
});
