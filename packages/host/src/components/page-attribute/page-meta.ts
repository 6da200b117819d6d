import { approximated } from '../../fidelity';
import { pixels } from '../kit/length';
import type { Instance } from '../kit/properties';
import { defineBuiltIn, number, text } from '../kit/properties';
import { shortForWx } from '../kit/short-for-wx';

const properties = {
  backgroundTextStyle: text(),
  backgroundColor: text(),
  backgroundColorTop: text(),
  backgroundColorBottom: text(),
  rootBackgroundColor: text(),
  scrollTop: text(),
  scrollDuration: number(300),
  pageStyle: text(),
  pageFontSize: text(),
  rootFontSize: text(),
  pageOrientation: text(),
};

type PageMeta = Instance<typeof properties>;

/**
 * `<page-meta>`: properties of the page it stands in, mostly short for calls of `wx` (documentation:
 * 组件/页面属性配置节点). The orientation is always upright.
 */
export const pageMeta = defineBuiltIn({
  tag: 'page-meta',
  fidelity: approximated('The orientation is always upright; bindresize is not fired.'),
  properties,
  css: 'wx-page-meta { display: none; }',
  attached(self) {
    for (const name of Object.keys(properties) as (keyof typeof properties)[]) apply(self, name);
    const page = pageOf(self);
    const scrolled = () => {
      self.trigger('scroll', { scrollTop: page?.scrollTop ?? 0 });
    };
    page?.addEventListener('scroll', scrolled);
    return () => {
      page?.removeEventListener('scroll', scrolled);
    };
  },
  changed: apply,
});

const pageOf = ({ element }: PageMeta) => element.closest<HTMLElement>('page');

const setBackground =
  (name: 'backgroundColor' | 'backgroundColorTop' | 'backgroundColorBottom') =>
  (self: PageMeta): void => {
    shortForWx(self, 'setBackgroundColor', { [name]: self.properties[name] });
  };

/** What each attribute does; the others are only read. */
const appliers: Readonly<Partial<Record<keyof typeof properties, (self: PageMeta) => void>>> = {
  backgroundColor: setBackground('backgroundColor'),
  backgroundColorTop: setBackground('backgroundColorTop'),
  backgroundColorBottom: setBackground('backgroundColorBottom'),
  backgroundTextStyle(self) {
    shortForWx(self, 'setBackgroundTextStyle', { textStyle: self.properties.backgroundTextStyle });
  },
  rootBackgroundColor(self) {
    const page = pageOf(self);
    if (page) page.style.backgroundColor = self.properties.rootBackgroundColor;
  },
  scrollTop(self) {
    void scrollTo(self);
  },
  pageStyle(self) {
    pageOf(self)?.setAttribute('style', self.properties.pageStyle);
  },
  pageFontSize(self) {
    const page = pageOf(self);
    if (page) page.style.fontSize = fontSize(self, self.properties.pageFontSize);
  },
  rootFontSize(self) {
    const root = self.element.ownerDocument.documentElement;
    root.style.fontSize = fontSize(self, self.properties.rootFontSize);
  },
};

function apply(self: PageMeta, name: keyof typeof properties): void {
  if (self.properties[name] !== '') appliers[name]?.(self);
}

async function scrollTo(self: PageMeta): Promise<void> {
  const { scrollTop, scrollDuration: duration } = self.properties;
  const width = self.element.ownerDocument.documentElement.clientWidth;
  await self.callWx('pageScrollTo', { scrollTop: pixels(scrollTop, width), duration });
  self.trigger('scrolldone', {});
}

/** "system" is the text size that the person set in WeChat. */
function fontSize({ phone }: PageMeta, value: string): string {
  return value === 'system' ? `${16 * phone.settings.get().fontScale}px` : value;
}
