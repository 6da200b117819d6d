import type { ApiTable } from '../kit/api';
import { syncApi } from '../kit/api';

interface Animate {
  readonly type: string;
  readonly args: readonly unknown[];
}

interface Timing {
  readonly duration?: number;
  readonly timingFunction?: string;
  readonly delay?: number;
  readonly transformOrigin?: string;
}

interface Step {
  readonly animates: readonly Animate[];
  readonly option: {
    readonly transformOrigin: string;
    readonly transition: Required<Omit<Timing, 'transformOrigin'>>;
  };
}

/** Functions of CSS transform that an animation has as methods (documentation: Animation). */
const transforms = [
  ...['matrix', 'matrix3d', 'rotate', 'rotate3d', 'rotateX', 'rotateY', 'rotateZ', 'scale'],
  ...['scale3d', 'scaleX', 'scaleY', 'scaleZ', 'skew', 'skewX', 'skewY', 'translate'],
  ...['translate3d', 'translateX', 'translateY', 'translateZ'],
];
const lengths = ['width', 'height', 'left', 'right', 'top', 'bottom'];

/**
 * `wx.createAnimation`: collects steps; `export` hands them over for an `animation` attribute and
 * starts anew, from what was reached. components/animation.ts plays them.
 */
function createAnimation(defaults: Timing): object {
  let given: readonly Animate[] = [];
  /** What has been reached, by method: every step says all of it. */
  const reached = new Map<string, Animate>();
  let steps: readonly Step[] = [];
  const add = (type: string, args: readonly unknown[]) => {
    given = [...given, { type, args }];
    return animation;
  };
  const style = (name: string, value: unknown) => add('style', [name, value]);
  const option = optionOf(defaults);
  const animation: Record<string, unknown> = {
    // What a step begins with: programs change the timing of one animation through it.
    option,
    ...Object.fromEntries(
      transforms.map((name) => [
        name,
        (...args: readonly unknown[]) => add(name, name === 'rotate3d' ? axisAndAngle(args) : args),
      ]),
    ),
    ...Object.fromEntries(
      lengths.map((name) => [
        name,
        (value: unknown) => style(name, typeof value === 'number' ? `${value}px` : value),
      ]),
    ),
    opacity: (value: unknown) => style('opacity', value),
    backgroundColor: (value: unknown) => style('backgroundColor', value),
    step(timing: Timing = {}) {
      for (const animate of given) {
        const { type, args } = animate;
        reached.set(type === 'style' ? `style.${String(args[0])}` : type, animate);
      }
      steps = [
        ...steps,
        {
          animates: [...reached.values()],
          option: optionOf({
            ...option.transition,
            transformOrigin: option.transformOrigin,
            ...timing,
          }),
        },
      ];
      given = [];
      return animation;
    },
    export() {
      const actions = steps;
      steps = [];
      return { actions };
    },
  };
  return animation;
}

function optionOf(timing: Timing): Step['option'] {
  const { duration = 400, timingFunction = 'linear', delay = 0, transformOrigin } = timing;
  return {
    transformOrigin: transformOrigin ?? '50% 50% 0',
    transition: { duration, timingFunction, delay },
  };
}

/** Three numbers that are no angles, and one that is. */
function axisAndAngle([x = 0, y = 0, z = 0, angle = 0]: readonly unknown[]): readonly string[] {
  return [String(x), String(y), String(z), `${String(angle)}deg`];
}

/** Animation (documentation: API / 界面 / 动画). */
export const animationApis = {
  createAnimation: syncApi((_context, timing) => createAnimation(timing ?? {})),
} satisfies ApiTable;
