type Curve = (t: number) => number;

const ease = bezier(0.42, 0, 1, 1);

/** How far a curve over `x` has come, by halving: it climbs, so forty steps are exact. */
function bezier(x1: number, y1: number, x2: number, y2: number): Curve {
  const along = (a: number, b: number, s: number) =>
    3 * a * s * (1 - s) ** 2 + 3 * b * s ** 2 * (1 - s) + s ** 3;
  return (x) => {
    if (x <= 0 || x >= 1) return x;
    let low = 0;
    let high = 1;
    for (let step = 0; step < 40; step += 1) {
      const middle = (low + high) / 2;
      if (along(x1, x2, middle) < x) low = middle;
      else high = middle;
    }
    return along(y1, y2, (low + high) / 2);
  };
}

/** The curve itself, as the reference says, which WeChat's own examples ask for by `factory()`. */
function bezierWithFactory(x1: number, y1: number, x2: number, y2: number) {
  const curve = bezier(x1, y1, x2, y2);
  return Object.assign((t: number) => curve(t), { factory: (): Curve => curve });
}

function bounceOut(t: number): number {
  if (t < 1 / 2.75) return 7.5625 * t * t;
  if (t < 2 / 2.75) return 7.5625 * (t - 1.5 / 2.75) ** 2 + 0.75;
  if (t < 2.5 / 2.75) return 7.5625 * (t - 2.25 / 2.75) ** 2 + 0.9375;
  return 7.5625 * (t - 2.625 / 2.75) ** 2 + 0.984375;
}

/** `worklet.Easing`: every curve is the one of easings.net that the reference links to. */
export const easing = {
  linear: (t: number) => t,
  ease,
  quad: (t: number) => t * t,
  cubic: (t: number) => t * t * t,
  poly:
    (n: number): Curve =>
    (t) =>
      t ** n,
  sin: (t: number) => 1 - Math.cos((t * Math.PI) / 2),
  circle: (t: number) => 1 - Math.sqrt(1 - t * t),
  exp: (t: number) => 2 ** (10 * (t - 1)),
  elastic:
    (bounciness = 1): Curve =>
    (t) =>
      1 - Math.cos((t * Math.PI) / 2) ** 3 * Math.cos(t * bounciness * Math.PI),
  bounce: (t: number) => 1 - bounceOut(1 - t),
  bezier: bezierWithFactory,
  /** As the guide of custom routes writes it. */
  cubicBezier: bezierWithFactory,
  in: (curve: Curve): Curve => curve,
  out:
    (curve: Curve): Curve =>
    (t) =>
      1 - curve(1 - t),
  inOut:
    (curve: Curve): Curve =>
    (t) =>
      t < 0.5 ? curve(t * 2) / 2 : 1 - curve((1 - t) * 2) / 2,
};
