import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { chooseMessages } from '../../miniprogram/i18n/choose-messages';
import type { Messages } from '../../miniprogram/i18n/messages';

const root = resolve(__dirname, '../../miniprogram');

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );

const read = (path: string): string => readFileSync(path, 'utf8');
const all = files(root);
const templates = all.filter((path) => path.endsWith('.wxml'));
const name = (path: string): string => relative(root, path);
const beside = (path: string, extension: string): string => path.replace(/\.\w+$/, extension);

interface AppJson {
  readonly pages: readonly string[];
}
interface PageJson {
  readonly usingComponents?: Readonly<Record<string, string>>;
}

const app = JSON.parse(read(join(root, 'app.json'))) as AppJson;

const sections = ['zh_CN', 'zh_TW', 'en'].map((language) => chooseMessages(language));

/** `phone-manual` → `phoneManual`: the section of messages that a page puts into its data as `t`. */
const sectionName = (page: string): string =>
  page.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());

/** WeChat's own tags with a dash. */
const builtIns = new Set([
  'scroll-view',
  'checkbox-group',
  'radio-group',
  'picker-view',
  'root-portal',
]);

describe('pages', () => {
  it.each(app.pages)('%s has its four files, named after its folder', (page) => {
    const [, folder, file] = page.split('/');
    expect(file).toBe(folder);
    const missing = ['.ts', '.wxml', '.wxss', '.json'].filter(
      (extension) => !existsSync(join(root, page + extension)),
    );
    expect(missing).toStrictEqual([]);
  });

  it('are all in app.json', () => {
    const folders = readdirSync(join(root, 'pages'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(app.pages.map((page) => page.split('/')[1]).sort()).toStrictEqual(folders.sort());
  });

  it('use only texts that every language has', () => {
    const unknown = app.pages.flatMap((page) => {
      const section = sectionName(page.split('/')[1] ?? '') as keyof Messages;
      const used = [...read(join(root, `${page}.wxml`)).matchAll(/\bt\.(\w+)/g)];
      return used.flatMap(([, key = '']) =>
        sections
          .filter((messages) => !(key in messages[section]))
          .map(() => `${page}.wxml: t.${key}`),
      );
    });
    expect(unknown).toStrictEqual([]);
  });
});

/** A page's own script and the handlers that it shares with other pages. */
function scriptOf(path: string): string {
  const script = read(path);
  const shared = [...script.matchAll(/from '(\.\.\/[\w-]+)'/g)].map(([, from = '']) => from);
  return [script, ...shared.map((from) => read(join(dirname(path), `${from}.ts`)))].join('\n');
}

describe('templates', () => {
  it.each(templates.map(name))('%s binds handlers that exist', (template) => {
    const source = read(join(root, template));
    const script = scriptOf(join(root, beside(template, '.ts')));
    const handlers = [
      ...source.matchAll(/\b(?:capture-)?(?:bind|catch|mut-bind):\w+="([^"{]+)"/g),
    ].map(([, handler = '']) => handler);
    const missing = handlers.filter((handler) => !new RegExp(`\\b${handler}\\(`).test(script));
    expect(missing).toStrictEqual([]);
  });

  it.each(templates.map(name))('%s declares the components it uses, and no others', (template) => {
    const declared = (JSON.parse(read(join(root, beside(template, '.json')))) as PageJson)
      .usingComponents;
    const tags = [...read(join(root, template)).matchAll(/<([a-z]+-[a-z-]+)/g)];
    const used = [...new Set(tags.map(([, tag = '']) => tag))].filter((tag) => !builtIns.has(tag));
    expect(Object.keys(declared ?? {}).sort()).toStrictEqual(used.sort());
  });

  it.each(templates.map(name))(
    '%s has nothing that the two engines read differently',
    (template) => {
      // docs/decisions/0014: entities, escapes in texts, typeof, spread in a list.
      const risky = /&[a-z#]\w*;|\\n|\{\{[^}]*(?:\btypeof\b|\[[^\]}]*\.\.\.)/g;
      expect(read(join(root, template)).match(risky) ?? []).toStrictEqual([]);
    },
  );

  it.each(templates.map(name))('%s says with words what every control does', (template) => {
    const controls = [...read(join(root, template)).matchAll(/<(button|input)\b[^>]*>/g)];
    const silent = controls.map(([tag]) => tag).filter((tag) => !tag.includes('aria-label='));
    expect(silent).toStrictEqual([]);
  });
});

describe('pages named in templates', () => {
  const links = templates.flatMap((path) =>
    [...read(join(root, name(path))).matchAll(/data-url="([^"]+)"/g)].map(([, url = '']) => url),
  );

  it.each(links)('%s is a page of the program', (url) => {
    expect(app.pages).toContain(url.replace(/^\//, ''));
  });
});

describe('component paths', () => {
  it('lead to a component', () => {
    const broken = all
      .filter((path) => path.endsWith('.json'))
      .flatMap((path) =>
        Object.values((JSON.parse(read(path)) as PageJson).usingComponents ?? {})
          .map((component) => resolve(dirname(path), component))
          .filter((component) => !existsSync(`${component}.wxml`))
          .map((component) => `${name(path)} → ${component}`),
      );
    expect(broken).toStrictEqual([]);
  });
});

describe('styles', () => {
  it('take every colour from the tokens', () => {
    const own = all
      .filter((path) => path.endsWith('.wxss') && !path.endsWith('tokens.wxss'))
      .filter((path) => /#[\da-f]{3,8}\b|rgba?\(/i.test(read(path)));
    expect(own.map(name)).toStrictEqual([]);
  });

  it('have no tag, id or attribute selectors in components, which WeChat does not allow there', () => {
    const paths = all.filter((path) => /components\/.*\.wxss$|controls\.wxss$/.test(path));
    const selectors = paths.flatMap((path) =>
      [
        ...read(path)
          .replace(/\/\*[^]*?\*\//g, '')
          .matchAll(/([^{};]+)\{/g),
      ]
        .map(([, selector = '']) => selector.trim())
        .filter((selector) => !selector.startsWith('@') && !/^(from|to)$/.test(selector))
        .filter((selector) => /\[|#|(^|[\s,>])[a-z]/.test(selector))
        .map((selector) => `${name(path)}: ${selector}`),
    );
    expect(selectors).toStrictEqual([]);
  });

  it('use only tokens that exist', () => {
    const tokens = new Set(
      [...read(join(root, 'styles/tokens.wxss')).matchAll(/(--[\w-]+):/g)].map(
        ([, token]) => token,
      ),
    );
    const unknown = all
      .filter((path) => path.endsWith('.wxss'))
      .flatMap((path) => [...read(path).matchAll(/var\((--[\w-]+)/g)].map(([, token]) => token))
      .filter((token) => !tokens.has(token));
    expect(unknown).toStrictEqual([]);
  });
});

describe('what is shipped', () => {
  it('says nothing of WeChat in the words before a phone button (platform rule 5.14.4)', () => {
    const words = JSON.stringify(sections.map(({ phone, account }) => ({ phone, account })));
    expect(words).not.toMatch(/微信|wechat/i);
  });

  it('has no async functions and no classes: their helpers would outweigh the program', () => {
    const heavy = all
      .filter((path) => path.endsWith('.ts'))
      .filter((path) =>
        /\basync\b[\s(]|\bawait\s|^\s*(export )?class\s/m.test(
          read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
        ),
      );
    expect(heavy.map(name)).toStrictEqual([]);
  });

  it('takes no array apart and spreads none: eleven modules of helpers would come along', () => {
    const isHeavy = (node: ts.Node): boolean =>
      ts.isForOfStatement(node) || ts.isArrayBindingPattern(node) || ts.isSpreadElement(node);
    const heavy = all
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => {
        const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2020);
        const found: string[] = [];
        const visit = (node: ts.Node): void => {
          const { line } = source.getLineAndCharacterOfPosition(node.pos);
          if (isHeavy(node)) found.push(`${name(path)}:${line + 1}`);
          ts.forEachChild(node, visit);
        };
        visit(source);
        return found;
      });
    expect(heavy).toStrictEqual([]);
  });
});
