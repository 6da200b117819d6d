import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramCopy } from './program-copy';

/** Adds a page "about" by the words of CONTRIBUTING.md, "A page", step by step. */
export function addPage({ root, edit, write }: ProgramCopy): void {
  // 1. The four files.
  mkdirSync(join(root, 'pages/about'));
  write('pages/about/about.json', '{ "navigationBarTitleText": "关于", "usingComponents": {} }\n');
  write(
    'pages/about/about.wxml',
    `<view class="page">
  <view class="card about__text">{{view.text}}</view>
  <button class="button" aria-label="{{t.back}}" bind:tap="handleBack">{{t.back}}</button>
</view>
`,
  );
  write('pages/about/about.wxss', '.about__text {\n  color: var(--text-secondary);\n}\n');
  write(
    'pages/about/about.ts',
    `import { chooseMessages } from '../../i18n/choose-messages';
import { services } from '../../services/index';
import { aboutView, type AboutData } from './about-view';

const t = chooseMessages(services.app.language).about;
const data: AboutData = { t, view: aboutView(services.app.sdkVersion, t) };

Page({
  data,

  onLoad() {
    void wx.setNavigationBarTitle({ title: t.title });
  },

  handleBack() {
    void wx.navigateBack();
  },
});
`,
  );

  // 2. What it shows.
  write(
    'pages/about/about-view.ts',
    `import type { AboutMessages } from '../../i18n/messages';

/** What the page shows: exactly one of these. */
export type AboutView =
  | { readonly kind: 'known'; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string };

export interface AboutData {
  t: AboutMessages;
  view: AboutView;
}

export function aboutView(sdkVersion: string, t: AboutMessages): AboutView {
  return sdkVersion === ''
    ? { kind: 'unknown', text: t.unknown }
    : { kind: 'known', text: sdkVersion };
}
`,
  );

  // 3. Its route.
  edit('app.json', '"pages/lab/lab"', '"pages/lab/lab",\n    "pages/about/about"');

  // 4. Its words.
  edit(
    'i18n/messages.ts',
    '/** Every text of the program',
    `export interface AboutMessages {
  readonly title: string;
  readonly unknown: string;
  readonly back: string;
}

/** Every text of the program`,
  );
  edit(
    'i18n/messages.ts',
    '  readonly lab: LabMessages;',
    '  readonly lab: LabMessages;\n  readonly about: AboutMessages;',
  );
  const words = {
    'zh-cn': "title: '关于', unknown: '版本未知', back: '返回'",
    'zh-tw': "title: '關於', unknown: '版本未知', back: '返回'",
    en: "title: 'About', unknown: 'Version unknown', back: 'Back'",
  };
  for (const [language, texts] of Object.entries(words)) {
    edit(`i18n/${language}.ts`, '  lab: {', `  about: { ${texts} },\n  lab: {`);
  }
}
