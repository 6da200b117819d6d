import { easing } from '../../../../src/api/ui/worklet/easing';

/** Values of easings.net at a quarter and at three quarters. */
test.each([
  ['linear', easing.linear, 0.25, 0.75],
  ['quad', easing.quad, 0.0625, 0.5625],
  ['cubic', easing.cubic, 0.015625, 0.421875],
  ['poly(4)', easing.poly(4), 0.00390625, 0.31640625],
  ['sin', easing.sin, 0.07612, 0.61732],
  ['circle', easing.circle, 0.03175, 0.33856],
  ['exp', easing.exp, 0.00552, 0.17678],
  ['bounce', easing.bounce, 0.02734, 0.52734],
  ['elastic(0)', easing.elastic(0), 0.21143, 0.94396],
  ['in(quad)', easing.in(easing.quad), 0.0625, 0.5625],
  ['out(quad)', easing.out(easing.quad), 0.4375, 0.9375],
  ['inOut(quad)', easing.inOut(easing.quad), 0.125, 0.875],
  ['bezier as CSS ease', easing.bezier(0.25, 0.1, 0.25, 1), 0.40851, 0.96046],
])('%s', (_, curve, quarter, threeQuarters) => {
  expect(curve(0)).toBeCloseTo(0, 2);
  expect(curve(0.25)).toBeCloseTo(quarter, 4);
  expect(curve(0.75)).toBeCloseTo(threeQuarters, 4);
  expect(curve(1)).toBeCloseTo(1);
});

test('ease is the curve that the reference links to', () => {
  expect(easing.ease(0.5)).toBeCloseTo(easing.bezier(0.42, 0, 1, 1)(0.5));
  expect(easing.ease(0.5)).toBeLessThan(0.5);
});

test('a bezier curve is a function, and has the factory that WeChat’s examples ask for', () => {
  const curve = easing.bezier(0.4, 0, 0.2, 1);
  expect(curve.factory()(0.3)).toBe(curve(0.3));
  expect(easing.cubicBezier(0.4, 0, 0.2, 1)(0.3)).toBe(curve(0.3));
});
