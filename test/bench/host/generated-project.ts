import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { PeerProject } from '../package/peer-projects';

/** A project of so many pages, each with a component of its own, as alike as pages of a real program. */
export function generateProject(pages: number): PeerProject {
  const projectPath = mkdtempSync(join(tmpdir(), 'bench-pages-'));
  const names = Array.from({ length: pages }, (_none, index) => `page${index}`);
  const files: Record<string, string> = {
    'project.config.json': JSON.stringify({
      appid: 'wx0123456789abcdef',
      projectname: 'generated',
      miniprogramRoot: 'miniprogram/',
      compileType: 'miniprogram',
      setting: { useCompilerPlugins: ['typescript'] },
    }),
    'miniprogram/app.json': JSON.stringify({
      pages: names.map((name) => `pages/${name}/${name}`),
      style: 'v2',
      lazyCodeLoading: 'requiredComponents',
    }),
    'miniprogram/app.ts': 'App({});\n',
    'miniprogram/app.wxss': 'page { color: #333; }\n',
  };
  for (const name of names) {
    Object.assign(files, pageFiles(name));
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(projectPath, path)), { recursive: true });
    writeFileSync(join(projectPath, path), text);
  }
  return {
    projectPath,
    remove: () => {
      rmSync(projectPath, { recursive: true, force: true });
    },
  };
}

/** The file whose words the first page shows. */
export const firstTemplate = 'miniprogram/pages/page0/page0.wxml';

export function templateSaying(words: string): string {
  return `<view class="heading">${words}</view>
<view wx:if="{{isOpen}}" class="row">{{number}}</view>
<block wx:for="{{rows}}" wx:key="id"><item-row label="{{item.label}}" bind:choose="handleChoose"></item-row></block>
<button class="action" bind:tap="handleTap">{{number}}</button>
`;
}

function pageFiles(name: string): Readonly<Record<string, string>> {
  const page = `miniprogram/pages/${name}/${name}`;
  const component = `miniprogram/components/${name}-row/${name}-row`;
  return {
    [`${page}.json`]: JSON.stringify({
      usingComponents: { 'item-row': `/components/${name}-row/${name}-row` },
    }),
    [`${page}.wxml`]: templateSaying(`words of ${name}`),
    [`${page}.wxss`]: `.heading { font-size: 32rpx; }\n.row { padding: 8px; }\n.action { margin: 16rpx; }\n`,
    [`${page}.ts`]: `interface Row { readonly id: string; readonly label: string }
const rows: readonly Row[] = [{ id: 'a', label: '${name} a' }, { id: 'b', label: '${name} b' }];
Page({
  data: { isOpen: true, number: 0, rows },
  handleTap() { this.setData({ number: this.data.number + 1 }); },
  handleChoose(event: WechatMiniprogram.CustomEvent<Row>) { this.setData({ isOpen: event.detail.id === 'a' }); },
});
`,
    [`${component}.json`]: '{ "component": true }',
    [`${component}.wxml`]: `<view class="cell" bind:tap="handleTap">{{label}}</view>\n`,
    [`${component}.wxss`]: '.cell { line-height: 1.4; }\n',
    [`${component}.ts`]: `Component({
  properties: { label: { type: String, value: '' } },
  methods: { handleTap() { this.triggerEvent('choose', { label: this.data.label }); } },
});
`,
  };
}
