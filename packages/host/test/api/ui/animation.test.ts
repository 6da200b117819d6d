import type { ApiContext } from '../../../src/api/kit/context';
import { animationApis } from '../../../src/api/ui/animation';

type Chain = Readonly<Record<string, (...args: readonly unknown[]) => Chain>>;

function create(defaults?: object): Chain {
  return animationApis.createAnimation.run({} as ApiContext, defaults) as Chain;
}

const linear = { duration: 400, timingFunction: 'linear', delay: 0 };

test('collects transforms and styles into steps, each with its own timing', () => {
  const animation = create({ duration: 100 });
  animation['rotate']?.(45)['width']?.(20)['step']?.();
  animation['rotate3d']?.(1, 0, 0, 90)['opacity']?.(0)['step']?.({ duration: 5, delay: 1 });
  expect(animation['export']?.()).toStrictEqual({
    actions: [
      {
        animates: [
          { type: 'rotate', args: [45] },
          { type: 'style', args: ['width', '20px'] },
        ],
        option: { transformOrigin: '50% 50% 0', transition: { ...linear, duration: 100 } },
      },
      {
        animates: [
          { type: 'rotate', args: [45] },
          { type: 'style', args: ['width', '20px'] },
          { type: 'rotate3d', args: ['1', '0', '0', '90deg'] },
          { type: 'style', args: ['opacity', 0] },
        ],
        option: { transformOrigin: '50% 50% 0', transition: { ...linear, duration: 5, delay: 1 } },
      },
    ],
  });
});

test('option is what the next step begins with', () => {
  const animation = create({ duration: 100 });
  const { transition } = animation['option'] as unknown as { transition: { duration: number } };
  expect(transition).toStrictEqual({ ...linear, duration: 100 });
  transition.duration = 700;
  animation['scale']?.(2)['step']?.({ delay: 5 });
  expect(animation['export']?.()).toMatchObject({
    actions: [{ option: { transition: { ...linear, duration: 700, delay: 5 } } }],
  });
});

test('an export hands over its steps once', () => {
  const animation = create();
  animation['scale']?.(2)['step']?.()['export']?.();
  expect(animation['export']?.()).toStrictEqual({ actions: [] });
});

test('a step keeps what earlier ones reached, after an export too; the same method replaces its own', () => {
  const animation = create();
  animation['rotate']?.(45)['opacity']?.(0)['step']?.()['export']?.();
  animation['scale']?.(2)['rotate']?.(90)['step']?.();
  expect(animation['export']?.()).toMatchObject({
    actions: [
      {
        animates: [
          { type: 'rotate', args: [90] },
          { type: 'style', args: ['opacity', 0] },
          { type: 'scale', args: [2] },
        ],
      },
    ],
  });
});
