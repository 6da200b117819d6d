import type { Region } from '../../models/region';
import { findRegions } from '../../models/region';

/** A searchable list of calling codes. Events: `select` with the code, `close`. */
Component({
  properties: {
    show: { type: Boolean, value: false },
    /** The `phoneManual` section of the messages. */
    texts: { type: Object, value: { otherCode: '' } },
    regions: { type: Array, value: [] as Region[] },
    /** The code that is chosen now: marked, and in sight when the list opens. */
    chosen: { type: String, value: '' },
  },
  data: {
    shown: [] as readonly Region[],
    /** The list is long: it is there only while it is seen. */
    drawn: false,
  },
  observers: {
    'show, regions': function showAll() {
      const { show, regions, chosen, texts } = this.data;
      // It leaves as it was.
      if (!show) return;
      const isListed = regions.some(({ code }) => code === chosen);
      const others = isListed ? [] : findRegions([], chosen, texts.otherCode);
      this.setData({ drawn: true, shown: others.concat(regions) });
    },
  },
  methods: {
    handleLeft() {
      this.setData({ drawn: false });
    },
    handleSearch(event: WechatMiniprogram.Input) {
      const { regions, texts } = this.data;
      this.setData({ shown: findRegions(regions, event.detail.value, texts.otherCode) });
    },
    handleSelect(
      event: WechatMiniprogram.TouchEvent<
        Record<string, never>,
        Record<string, never>,
        { readonly code: string }
      >,
    ) {
      this.triggerEvent('select', { code: event.currentTarget.dataset.code });
    },
    handleClose() {
      this.triggerEvent('close');
    },
  },
});
