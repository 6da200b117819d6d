import { faithful } from '../../fidelity';
import { cssLength } from '../kit/length';
import { addPart, setRole, stateByElement } from '../kit/part';
import type { Instance } from '../kit/properties';
import { anyType, boolean, defineBuiltIn, number, text } from '../kit/properties';

const properties = {
  percent: number(),
  showInfo: boolean(),
  borderRadius: anyType(0),
  fontSize: anyType(16),
  strokeWidth: anyType(6),
  color: text('#09BB07'),
  activeColor: text(),
  backgroundColor: text('#EBEBEB'),
  active: boolean(),
  activeMode: text('backwards'),
  duration: number(30),
};

type Progress = Instance<typeof properties>;

/** `<progress>`: a bar, animated with `active`, which then fires `activeend` (documentation: 组件/基础内容/progress). */
export const progress = defineBuiltIn({
  tag: 'progress',
  fidelity: faithful,
  properties,
  css: `
wx-progress { display: flex; align-items: center; }
wx-progress > .wx-progress-track { flex: 1; overflow: hidden; }
wx-progress > .wx-progress-track > i { display: block; height: 100%; }
wx-progress > .wx-progress-info { min-width: 2em; margin-left: 15px; line-height: 1; }`,
  attached(self) {
    const info = addPart(self, 'span', 'wx-progress-info');
    const track = addPart(self, 'div', 'wx-progress-track');
    const bar = track.ownerDocument.createElement('i');
    track.append(bar);
    setRole(self, 'progressbar');
    if (!self.element.hasAttribute('aria-label')) self.element.setAttribute('aria-label', '进度');
    const parts = states.set(self, { info, track, bar, shown: 0, stop: () => undefined });
    show(self, parts);
    return () => {
      parts.stop();
      track.remove();
      info.remove();
    };
  },
  changed(self) {
    const parts = states.get(self);
    if (parts) show(self, parts);
  },
});

interface Parts {
  readonly info: HTMLElement;
  readonly track: HTMLElement;
  readonly bar: HTMLElement;
  /** Percent at which the last animation ended. */
  shown: number;
  stop: () => void;
}

const states = stateByElement<Parts>();

function show(self: Progress, parts: Parts): void {
  const { element, properties, phone } = self;
  const percent = Math.min(100, Math.max(0, properties.percent));
  const { bar, track, info } = parts;
  element.setAttribute('aria-valuenow', String(percent));
  track.style.height = cssLength(properties.strokeWidth);
  track.style.borderRadius = cssLength(properties.borderRadius);
  track.style.background = properties.backgroundColor;
  bar.style.background = properties.activeColor === '' ? properties.color : properties.activeColor;
  info.hidden = !properties.showInfo;
  info.style.fontSize = cssLength(properties.fontSize);
  info.textContent = `${percent}%`;
  parts.stop();
  const from = properties.activeMode === 'forwards' ? parts.shown : 0;
  const duration = properties.active ? Math.abs(percent - from) * properties.duration : 0;
  parts.shown = percent;
  if (duration > 0 && from === 0) restart(bar);
  bar.style.transition = duration > 0 ? `width ${duration}ms linear` : 'none';
  bar.style.width = `${percent}%`;
  if (duration === 0) return;
  parts.stop = phone.clock.after(duration, () => {
    self.trigger('activeend', { curPercent: percent });
  });
}

/** Without a look at its size in between, the browser would play on from where the bar is. */
function restart(bar: HTMLElement): void {
  bar.style.transition = 'none';
  bar.style.width = '0';
  bar.getBoundingClientRect();
}
