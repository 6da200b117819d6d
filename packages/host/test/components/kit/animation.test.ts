/**
 * @jest-environment jsdom
 */
import { playAnimation } from '../../../src/components/kit/animation';

function transformOf(...animates: readonly { readonly type: string; readonly args: unknown[] }[]) {
  const element = document.createElement('div');
  playAnimation(element, { actions: [{ animates, option: {} }] });
  return element.style.transform;
}

test.each([
  ['rotate3d', [1, 0, 0, 45], 'rotate3d(1,0,0,45deg)'],
  ['rotate3d', ['1', '0', '0', '45deg'], 'rotate3d(1,0,0,45deg)'],
  ['rotate', [45], 'rotate(45deg)'],
  ['skew', [1, 2], 'skew(1deg,2deg)'],
  ['translate', [1, '50%'], 'translate(1px,50%)'],
  ['scale', [2], 'scale(2)'],
])('%s of %j becomes %s', (type, args, css) => {
  expect(transformOf({ type, args })).toBe(css);
});

test('transforms of one step stand beside each other', () => {
  expect(transformOf({ type: 'translateX', args: [1] }, { type: 'rotateZ', args: [90] })).toBe(
    'translateX(1px) rotateZ(90deg)',
  );
});
