import { approximated } from '../../fidelity';
import type { Instance } from '../kit/properties';
import { boolean, defineBuiltIn, number, text } from '../kit/properties';
import { shortForWx } from '../kit/short-for-wx';

const properties = {
  title: text(),
  loading: boolean(),
  frontColor: text(),
  backgroundColor: text(),
  colorAnimationDuration: number(),
  colorAnimationTimingFunc: text('linear'),
};

type NavigationBar = Instance<typeof properties>;

/** `<navigation-bar>` inside page-meta: short for the calls of `wx` with these names (documentation: 组件/导航栏). */
export const navigationBar = defineBuiltIn({
  tag: 'navigation-bar',
  fidelity: approximated(
    'The colours change at once; the one of the two that is missing counts as black text or a white bar.',
  ),
  properties,
  css: 'wx-navigation-bar { display: none; }',
  attached(self) {
    apply(self, 'title');
    if (self.properties.loading) apply(self, 'loading');
    apply(self, 'frontColor');
    return () => undefined;
  },
  changed: apply,
});

function apply(self: NavigationBar, name: keyof typeof properties): void {
  const { title, loading } = self.properties;
  switch (name) {
    case 'title':
      if (title !== '') shortForWx(self, 'setNavigationBarTitle', { title });
      break;
    case 'loading':
      shortForWx(self, loading ? 'showNavigationBarLoading' : 'hideNavigationBarLoading', {});
      break;
    case 'frontColor':
    case 'backgroundColor':
      setColor(self);
      break;
    case 'colorAnimationDuration':
    case 'colorAnimationTimingFunc':
      break;
  }
}

function setColor(self: NavigationBar): void {
  const { frontColor, backgroundColor, colorAnimationDuration, colorAnimationTimingFunc } =
    self.properties;
  if (frontColor === '' && backgroundColor === '') return;
  shortForWx(self, 'setNavigationBarColor', {
    frontColor: frontColor === '' ? '#000000' : frontColor,
    backgroundColor: backgroundColor === '' ? '#ffffff' : backgroundColor,
    animation: { duration: colorAnimationDuration, timingFunc: colorAnimationTimingFunc },
  });
}
