import { createProjectBuilder } from '../../../src/project/build-project';
import type { BuildResult } from '../../../src/project/kit/program-bundle';
import { builtBundle, complaints } from '../run-bundle';
import { temporaryProject } from '../temporary-project';

const withPlugins = (plugins: unknown, setting: object = {}) => ({
  'project.config.json': JSON.stringify({
    appid: 'wx0000000000000000',
    projectname: 'styles',
    setting: { useCompilerPlugins: plugins, ...setting },
  }),
});

const homeCss = async (dir: string) =>
  ((await builtBundle(dir)).manifest.styles['pages/home/home']?.css ?? '')
    .replace(/\s+/g, ' ')
    .trim();

const cssOf = (result: BuildResult) =>
  result.kind === 'built' ? result.bundle.manifest.styles['pages/home/home']?.css : result.kind;

/** As much of Sass as these tests need: imports, by the importer, and one variable. */
const SASS = `
const read = async (text, url, importer) => {
  let css = '';
  for (const line of text.split('\\n')) {
    const used = /^@use "([^"]+)";?$/.exec(line);
    if (used === null) css += line + '\\n';
    else {
      const found = importer.canonicalize(new URL(used[1], url).href);
      if (found === null) throw Object.assign(new Error('x'), {
        sassMessage: "Can't find stylesheet to import.",
        span: { url, start: { line: text.split('\\n').indexOf(line), column: 0 } },
      });
      css += await read(importer.load(found).contents, found, importer);
    }
  }
  return css;
};
exports.compileStringAsync = async (text, { url, importer }) => ({
  css: (await read(text, url, importer)).replace(/\\$wide/g, '75rpx'),
});`;

describe('style languages', () => {
  it('compiles Less with its imports, its variables and rpx', async () => {
    const { dir } = temporaryProject({
      ...withPlugins([['less', { globalVars: { gap: '75rpx' } }]]),
      'pages/home/home.less':
        '@import "../../styles/look"; @import "./plain.wxss";\n.a { .b { color: @accent; margin: @gap } .big() }',
      'pages/home/plain.wxss': '.plain { width: 750rpx }',
      'pages/home/home.wxss': '.old { color: blue }',
      'styles/look.less': '@accent: red;',
      'app.less': '.big() { font-size: 20px }\n.app { color: green }',
    });
    expect(await homeCss(dir)).toBe(
      '.\u0001plain { width: 100vw } .\u0001a { font-size: 20px; } .\u0001a .\u0001b { color: red; margin: 10vw; }',
    );
  });

  it('compiles Sass with its partials and the file that all of them see', async () => {
    const { dir } = temporaryProject({
      ...withPlugins(['sass', 'typescript']),
      'node_modules/sass/index.js': SASS,
      'pages/home/home.scss': '@use "../../styles/look";\n.a { width: $wide }',
      'styles/_look.scss': '.look { color: red }',
      'global.scss': '.global { color: green }',
    });
    expect(await homeCss(dir)).toBe(
      '.\u0001global { color: green } .\u0001look { color: red } .\u0001a { width: 10vw }',
    );
  });

  it('warns of every file when the library is not installed, and builds', async () => {
    const { dir } = temporaryProject({
      ...withPlugins(['sass']),
      'pages/home/home.scss': '.a { color: red }',
      'app.sass': '.b\n  color: red',
    });
    expect(await complaints(dir)).toStrictEqual(
      ['app.sass', 'pages/home/home.scss'].map((file) => ({
        severity: 'warning',
        file,
        message:
          'This file is not compiled: there is no package "sass". Install it in the project (npm install --save-dev sass).',
      })),
    );
  });

  it.each([
    ['home.less', 'less', '.a {\n  color: @nothing;\n}', 'Less: variable @nothing is undefined', 2],
    ['home.less', 'less', '@import "../none";', 'Less: there is no file "../none"', 1],
    [
      'home.less',
      'less',
      '@import "../../../../../../../../etc/hostname";',
      'Less: there is no file',
      1,
    ],
    ['home.less', 'less', '@plugin "./plugin";', 'Less: @plugin runs a script on this machine', 1],
    ['home.scss', 'sass', '\n@use "./none";', "Sass: Can't find stylesheet to import.", 2],
  ])('tells the place of what %s has wrong (%#)', async (name, plugin, text, message, line) => {
    const { dir } = temporaryProject({
      ...withPlugins([plugin]),
      'node_modules/sass/index.js': SASS,
      'app.less': '.app { color: red }',
      'global.scss': '.global { color: red }',
      [`pages/home/${name}`]: text,
      'pages/home/plugin.js': 'module.exports = { install() { throw new Error("it ran"); } }',
    });
    expect(await complaints(dir)).toStrictEqual([
      expect.objectContaining({
        severity: 'error',
        file: `pages/home/${name}`,
        line,
        message: expect.stringContaining(message) as string,
      }),
    ]);
  });

  it('compiles afresh what a changed file is made of', async () => {
    const project = temporaryProject({
      ...withPlugins(['less']),
      'pages/home/home.less': '@import "../../look.less"; .a { color: @accent }',
      'look.less': '@accent: red;',
    });
    const builder = createProjectBuilder(project.dir);
    try {
      expect(cssOf(await builder.build())).toContain('color: red');
      project.write({ 'look.less': '@accent: blue;' });
      builder.invalidate([`${project.dir}/look.less`]);
      expect(cssOf(await builder.build())).toContain('color: blue');
    } finally {
      builder.close();
    }
  });

  it('leaves Less alone in a project that does not name it', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.less': '.a { color: @nothing }',
      'pages/home/home.wxss': '.a { color: red }',
    });
    expect(await homeCss(dir)).toBe('.\u0001a { color: red }');
  });
});
