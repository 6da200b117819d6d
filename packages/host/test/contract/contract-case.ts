import type { Stage } from './stage';

/** A page or component as files have it; what is left out is WeChat's empty default. */
export interface Source {
  readonly wxml?: string;
  /** @default `Page({})` or `Component({})` */
  readonly js?: string;
  /** Without `usingComponents` and `component`: those follow from the case. */
  readonly json?: Readonly<Record<string, unknown>>;
  readonly wxss?: string;
}

/**
 * One promise of the engine: a page of its own, and what the program and a person see of it. The same
 * body runs in every view of the host; in the program `getApp().note(value)` writes down what happens.
 */
export interface ContractCase {
  readonly name: string;
  readonly page: Source;
  /** Further pages of the case, by file name. */
  readonly pages?: Readonly<Record<string, Source>>;
  /** By tag; every page and component of the case may use them. */
  readonly components?: Readonly<Record<string, Source>>;
  /** Further files beside the page: templates, WXS, modules. */
  readonly files?: Readonly<Record<string, string>>;
  readonly body: (stage: Stage) => Promise<void>;
}

const app = `
const notes = [];
App({
  notes,
  calls: 0,
  count() { this.calls += 1; return this.calls; },
  note(value) { notes.push(value === undefined ? null : JSON.parse(JSON.stringify(value))); },
  onError(text) { notes.push('onError ' + text.split('\\n')[0]); },
});`;

/** Between two cases the program stands on a page with nothing on it. */
export const emptyPage = 'empty/page';

const tabs = ['tabs/first', 'tabs/second'];

/** Folder of a case inside the program; its page is `page` in there. */
export const folderOf = (index: number): string => `cases/case-${index}`;

/** One program with a page for every case, by path. */
export function programOf(cases: readonly ContractCase[]): Readonly<Record<string, string>> {
  const routes = cases.flatMap(({ pages = {} }, index) =>
    ['page', ...Object.keys(pages)].map((name) => `${folderOf(index)}/${name}`),
  );
  return Object.assign(
    {
      'project.config.json': '{ "appid": "wx0000000000000000", "projectname": "contract" }',
      'app.js': app,
      'app.json': JSON.stringify({
        pages: [emptyPage, ...tabs, ...routes],
        tabBar: { list: tabs.map((pagePath) => ({ pagePath, text: pagePath })) },
      }),
      [`${emptyPage}.js`]: 'Page({})',
      [`${emptyPage}.wxml`]: '',
      ...Object.fromEntries(
        tabs.flatMap((tab) => [
          [`${tab}.js`, tabScript],
          [`${tab}.wxml`, `<view id="tab">${tab}</view>`],
        ]),
      ),
    },
    ...cases.map(filesOf),
  ) as Readonly<Record<string, string>>;
}

const tabScript = `Page({
  onLoad() { getApp().note(this.route + ' load'); },
  onShow() { getApp().note(this.route + ' show'); },
  onHide() { getApp().note(this.route + ' hide'); },
  onUnload() { getApp().note(this.route + ' unload'); },
})`;

function filesOf(
  { page, pages = {}, components = {}, files = {} }: ContractCase,
  index: number,
): Readonly<Record<string, string>> {
  const folder = folderOf(index);
  const usingComponents = Object.fromEntries(
    Object.keys(components).map((tag) => [tag, `/${folder}/${tag}`]),
  );
  const written = [
    ...Object.entries({ page, ...pages }).map(([name, source]) =>
      filesOfSource(name, { js: 'Page({})', ...source }, { usingComponents }),
    ),
    ...Object.entries(components).map(([name, source]) =>
      filesOfSource(
        name,
        { js: 'Component({})', ...source },
        { component: true, usingComponents: withoutItself(usingComponents, name) },
      ),
    ),
    files,
  ].flatMap((part) => Object.entries(part));
  return Object.fromEntries(written.map(([path, text]) => [`${folder}/${path}`, text]));
}

function withoutItself(using: Readonly<Record<string, string>>, tag: string) {
  return Object.fromEntries(Object.entries(using).filter(([name]) => name !== tag));
}

function filesOfSource(
  name: string,
  { wxml = '', js = '', json = {}, wxss = '' }: Source,
  config: object,
): Readonly<Record<string, string>> {
  return {
    [`${name}.wxml`]: wxml,
    [`${name}.js`]: js,
    [`${name}.json`]: JSON.stringify({ ...config, ...json }),
    [`${name}.wxss`]: wxss,
  };
}
