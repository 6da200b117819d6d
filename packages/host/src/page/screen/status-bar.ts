import type { Clock } from '../../phone/phone';
import type { PhoneSettings } from '../../phone/settings';
import { element } from '../element';

const minute = 60_000;

/** What a clock shows that stands still. */
const standing = '9:41';

/** Time, signal and battery; the time follows the phone's clock, unless it is to stand still. */
export function drawStatusBar(clock: Clock) {
  const time = element('span', { class: 'host-time' });
  const bars = element('span', { class: 'host-signal' }, ...[1, 2, 3, 4].map(() => element('i')));
  const battery = element('span', { class: 'host-battery' }, element('i'));
  const bar = element(
    'div',
    { class: 'host-status-bar', 'aria-hidden': 'true' },
    time,
    element('span', { class: 'host-status-right' }, bars, element('b', {}, '5G'), battery),
  );
  let stop: () => void = () => undefined;
  const tick = () => {
    const now = clock.now();
    const date = new Date(now);
    stop();
    time.textContent = `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
    stop = clock.after(minute - (now % minute), tick);
  };
  return {
    element: bar,
    setMotion(motion: PhoneSettings['motion']) {
      if (motion === 'on') {
        tick();
        return;
      }
      stop();
      time.textContent = standing;
    },
    setTextStyle(textStyle: 'black' | 'white') {
      bar.dataset['textStyle'] = textStyle;
    },
    close() {
      stop();
    },
  };
}
