import type { WxObject } from '../../api/kit/create-wx';
import type { BuiltIn } from '../../components/kit/built-in';
import type { Phone } from '../../phone/phone';
import { swallowsTap } from '../engine/built-ins';
import { installCallerMethods } from '../members/caller-methods';
import { leavePage } from '../pages/leave-page';
import type { PageStack } from '../pages/page-stack';
import type { Screen } from '../pages/screen';
import type { Share } from '../pages/share';
import { installGestures } from './gestures';
import { installModalKeys } from './modal-keys';
import { installMotionEvents } from './motion-events';
import { tapByKey } from './tap-by-key';

interface InputParts {
  readonly screen: Screen;
  readonly phone: Phone;
  readonly builtIns: readonly BuiltIn[];
  readonly stack: PageStack;
  readonly share: Share;
  readonly entryPage: string;
  readonly wx: WxObject;
  readonly beforeTap: () => void;
  readonly report: (error: unknown) => void;
}

/** Every built-in has `hidden` (documentation: 组件公共属性), whatever its own look says. */
const hiddenLook = '[hidden] { display: none !important; }';

/** Connects a program's pages with the screen: fingers, bars, look of built-ins, measuring. */
export function listenToScreen(parts: InputParts): () => void {
  const { screen, phone, stack, report } = parts;
  const area = screen.pageArea;
  const scroller = () => stack.top()?.scroller;
  const css = document.createElement('style');
  css.textContent = [...parts.builtIns.map((builtIn) => builtIn.css), hiddenLook].join('\n');
  document.head.prepend(css);
  const closings = [
    installCallerMethods({ area, scroller, clock: phone.clock, phone, wx: parts.wx, report }),
    installGestures(
      area,
      phone.clock,
      swallowsTap,
      parts.beforeTap,
      () => scroller()?.scrollTop ?? 0,
    ),
    installModalKeys(area, (target) => {
      tapByKey(target, parts.beforeTap);
    }),
    installMotionEvents(area),
    screen.onBack(() => void leavePage(phone, stack)),
    screen.onHome(() => {
      stack.reLaunch(`/${parts.entryPage}`);
    }),
    screen.onMenu(() => void parts.share.openMenu()),
  ];
  return () => {
    for (const close of closings) close();
    css.remove();
  };
}
