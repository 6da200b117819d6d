/** One step of `wx.createAnimation().export()`: what moves, and how (documentation: wx.createAnimation). */
interface Step {
  readonly animates: readonly { readonly type: string; readonly args: readonly unknown[] }[];
  readonly option: {
    readonly transformOrigin?: string;
    readonly transition?: {
      readonly duration?: number;
      readonly delay?: number;
      readonly timingFunction?: string;
    };
  };
}

/**
 * Plays the steps of an exported animation on an element one after the other; a later animation
 * replaces one that still plays.
 */
export function playAnimation(element: HTMLElement, animation: unknown): void {
  const steps = stepsOf(animation);
  const turn = (turns.get(element) ?? 0) + 1;
  turns.set(element, turn);
  const transforms = new Map<string, string>();
  const play = (index: number) => {
    const step = steps[index];
    if (step === undefined || turns.get(element) !== turn) return;
    const { duration = 400, delay = 0, timingFunction = 'linear' } = step.option.transition ?? {};
    element.style.transition = `all ${duration}ms ${timingFunction} ${delay}ms`;
    element.style.transformOrigin = step.option.transformOrigin ?? '50% 50% 0';
    for (const { type, args } of step.animates) {
      if (type === 'style') setStyle(element, args);
      else
        transforms.set(
          type,
          `${type}(${args.map((arg, index) => argument(type, arg, index)).join(',')})`,
        );
    }
    if (transforms.size > 0) element.style.transform = [...transforms.values()].join(' ');
    const view = element.ownerDocument.defaultView;
    view?.setTimeout(() => {
      play(index + 1);
    }, duration + delay);
  };
  play(0);
}

const turns = new WeakMap<HTMLElement, number>();

function setStyle(element: HTMLElement, [name, value]: readonly unknown[]) {
  if (typeof name === 'string') element.style.setProperty(kebab(name), cssLength(value));
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const cssLength = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function argument(type: string, value: unknown, index: number): string {
  if (typeof value !== 'number') return cssLength(value);
  // The axis of a rotation in space has no unit.
  if (type === 'rotate3d' && index < 3) return String(value);
  if (/^(rotate|skew)/.test(type)) return `${value}deg`;
  if (type.startsWith('translate')) return `${value}px`;
  return String(value);
}

function stepsOf(animation: unknown): readonly Step[] {
  if (typeof animation !== 'object' || animation === null || !('actions' in animation)) return [];
  const { actions } = animation;
  return Array.isArray(actions) ? actions.filter(isStep) : [];
}

function isStep(step: unknown): step is Step {
  return (
    typeof step === 'object' &&
    step !== null &&
    'animates' in step &&
    Array.isArray(step.animates) &&
    'option' in step &&
    typeof step.option === 'object' &&
    step.option !== null
  );
}
