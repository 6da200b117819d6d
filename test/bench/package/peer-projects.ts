import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../../..');

/** A project that DevTools could open, in a folder of its own. */
export interface PeerProject {
  readonly projectPath: string;
  remove: () => void;
}

const app = (...pages: readonly string[]): Readonly<Record<string, string>> => ({
  'app.json': JSON.stringify({ pages, style: 'v2', lazyCodeLoading: 'requiredComponents' }),
  'app.js': 'App({})\n',
});

/**
 * WeChat's documentation, 手机号快速验证组件 and 头像昵称填写: its sample code as it stands there. Only
 * step 2, which it tells in words (the code goes to the developer's backend), is written out.
 */
export const documentationSample: Readonly<Record<string, string>> = {
  ...app('pages/phone/phone', 'pages/profile/profile'),
  'pages/phone/phone.json': '{}',
  'pages/phone/phone.wxml': `<button open-type="getPhoneNumber" bindgetphonenumber="getPhoneNumber"></button>
<view>{{phone}}</view>
`,
  'pages/phone/phone.js': `Page({
  getPhoneNumber (e) {
    console.log(e.detail.code)  // 动态令牌
    console.log(e.detail.errMsg) // 回调信息（成功失败都会返回）
    console.log(e.detail.errno)  // 错误码（失败时返回）
    wx.request({
      url: 'https://backend.bench.test/v1/user/phone',
      method: 'POST',
      data: { code: e.detail.code },
      success: ({ data }) => {
        this.setData({ phone: data.user.phone.masked })
      }
    })
  }
})
`,
  'pages/profile/profile.json': '{}',
  'pages/profile/profile.wxml': `<button class="avatar-wrapper" open-type="chooseAvatar" bind:chooseavatar="onChooseAvatar">
  <image class="avatar" src="{{avatarUrl}}"></image>
</button>
<input type="nickname" class="weui-input" placeholder="请输入昵称"/>
`,
  'pages/profile/profile.js': `const defaultAvatarUrl = 'https://mmbiz.qpic.cn/mmbiz/icTdbqWNOwNRna42FI242Lcia07jQodd2FJGIYQfG0LAJGFxM4FbnQP6yfMxBgJ0F3YRqJCJ1aPAK2dQagdusBZg/0'

Page({
  data: {
    avatarUrl: defaultAvatarUrl,
  },
  onChooseAvatar(e) {
    const { avatarUrl } = e.detail
    this.setData({
      avatarUrl,
    })
  }
})
`,
};

const oneButton = (tag: string, component: string): Readonly<Record<string, string>> => ({
  ...app('pages/phone/phone'),
  'pages/phone/phone.json': JSON.stringify({ usingComponents: { [tag]: component } }),
  'pages/phone/phone.wxml': `<${tag} open-type="getPhoneNumber" bind:getphonenumber="getPhoneNumber">手机号快速验证</${tag}>\n`,
  'pages/phone/phone.js': 'Page({ getPhoneNumber() {} })\n',
});

/** Pages with one button of a component library on them, and the library as DevTools builds it. */
const libraries = {
  't-button': {
    component: 'tdesign-miniprogram/button/button',
    from: 'tdesign-miniprogram/miniprogram_dist',
    to: 'tdesign-miniprogram',
  },
  'van-button': {
    component: '@vant/weapp/button/index',
    from: '@vant/weapp/lib',
    to: '@vant/weapp',
  },
} as const;

export type LibraryButton = keyof typeof libraries;

/** This program alone: the compiler walks every folder of a project. */
export function openOwnProgram(): PeerProject {
  const project = openPeer({});
  const target = join(project.projectPath, 'miniprogram');
  cpSync(join(root, 'miniprogram'), target, { recursive: true });
  return project;
}

/** One button of a component library alone on a page. */
export function openLibraryPage(tag: LibraryButton): PeerProject {
  const { component, from, to } = libraries[tag];
  const project = openPeer(oneButton(tag, component));
  const program = join(project.projectPath, 'miniprogram');
  cpSync(join(root, 'node_modules', from), join(program, 'miniprogram_npm', to), {
    recursive: true,
  });
  return project;
}

/** Writes files, paths inside miniprogram/, into a project with this project's own settings. */
export function openPeer(files: Readonly<Record<string, string>>): PeerProject {
  const projectPath = mkdtempSync(join(tmpdir(), 'bench-peer-'));
  const own = readFileSync(join(root, 'project.config.json'), 'utf8');
  writeFileSync(join(projectPath, 'project.config.json'), own);
  for (const [path, text] of Object.entries(files)) {
    const target = join(projectPath, 'miniprogram', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return {
    projectPath,
    remove: () => {
      rmSync(projectPath, { recursive: true, force: true });
    },
  };
}
