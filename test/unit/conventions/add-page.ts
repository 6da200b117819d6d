import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { ProgramCopy } from '../../support/program-copy';

/** A page that nobody has. The example of CONTRIBUTING.md, `about`, may be there one day. */
export const added = 'pages/added-page/added-page';

/** Adds the page by the words of CONTRIBUTING.md, "A page", step by step. */
export function addPage({ root, edit, write }: ProgramCopy): void {
  // 1. The four files.
  mkdirSync(join(root, 'pages/added-page'));
  write(`${added}.json`, '{ "navigationBarTitleText": "关于", "usingComponents": {} }\n');
  write(
    `${added}.wxml`,
    `<page-meta root-font-size="system" page-font-size="system"></page-meta>
<view class="ob-page">
  <view class="ob-card added-page__text">{{view.text}}</view>
  <button class="ob-button" aria-label="{{t.back}}" bind:tap="handleBack">{{t.back}}</button>
</view>
`,
  );
  write(
    `${added}.wxss`,
    "@import '../../styles/page.wxss';\n\n.added-page__text {\n  color: var(--text-secondary);\n}\n",
  );
  write(
    `${added}.ts`,
    `import { chooseMessages } from '../../i18n/choose-messages';
import { services } from '../../services/index';
import { leave } from '../navigate';
import { addedPageView } from './added-page-view';
import type { AddedPageData } from './added-page-view';

const t = chooseMessages(services.app.language).addedPage;
const data: AddedPageData = { t, view: addedPageView(services.app.sdkVersion, t) };

Page({
  data,

  onLoad() {
    void wx.setNavigationBarTitle({ title: t.title });
  },

  handleBack() {
    leave(this);
  },
});
`,
  );

  // 2. What it shows.
  write(
    `${added}-view.ts`,
    `import type { AddedPageMessages } from '../../i18n/messages';

/** What the page shows: exactly one of these. */
export type AddedPageView =
  | { readonly kind: 'known'; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string };

export interface AddedPageData {
  t: AddedPageMessages;
  view: AddedPageView;
}

export function addedPageView(sdkVersion: string, t: AddedPageMessages): AddedPageView {
  return sdkVersion === ''
    ? { kind: 'unknown', text: t.unknown }
    : { kind: 'known', text: sdkVersion };
}
`,
  );

  // 3. Its route.
  edit('app.json', '"pages": [', `"pages": ["${added}", `);

  // 4. Its words.
  edit(
    'i18n/messages.ts',
    '/** Every text of the program',
    `export interface AddedPageMessages {
  readonly title: string;
  readonly unknown: string;
  readonly back: string;
}

/** Every text of the program`,
  );
  edit(
    'i18n/messages.ts',
    'export interface Messages {',
    'export interface Messages {\n  readonly addedPage: AddedPageMessages;',
  );
  const words = {
    'zh-cn': "title: '关于', unknown: '版本未知', back: '返回'",
    'zh-tw': "title: '關於', unknown: '版本未知', back: '返回'",
    en: "title: 'About', unknown: 'Version unknown', back: 'Back'",
  };
  for (const [language, texts] of Object.entries(words)) {
    edit(`i18n/${language}.ts`, ': Messages = {', `: Messages = {\n  addedPage: { ${texts} },`);
  }
}
