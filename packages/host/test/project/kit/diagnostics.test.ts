import { bundleWithWarnings, complaints } from '../run-bundle';
import { temporaryProject } from '../temporary-project';

describe('a project that is not right', () => {
  it.each<[string, Record<string, string>, object, RegExp]>([
    [
      'a comment in JSON',
      { 'app.json': '{\n  // pages\n  "pages": []\n}' },
      { file: 'app.json', line: 2, column: 3 },
      /comments are not allowed/,
    ],
    [
      'a trailing comma',
      { 'app.json': '{ "pages": ["a",] }' },
      { file: 'app.json', line: 1, column: 16 },
      /take the comma/,
    ],
    [
      'single quotes',
      { 'app.json': "{ 'pages': [] }" },
      { file: 'app.json', line: 1, column: 3 },
      /double quotes/,
    ],
    ['an empty file', { 'app.json': '' }, { file: 'app.json' }, /at least {}/],
    [
      'a bad escape',
      { 'app.json': '{"pages":["\\x"]}' },
      { file: 'app.json', column: 11 },
      /unknown escape/,
    ],
    [
      'a wrong type',
      { 'app.json': '{\n "pages": ["pages/home/home"],\n "darkmode": "yes"\n}' },
      { file: 'app.json', line: 3, column: 14 },
      /^darkmode: .*boolean/,
    ],
    [
      'no pages',
      { 'app.json': '{ "pages": [] }' },
      { file: 'app.json', column: 12 },
      /at least one page/,
    ],
    [
      'a leading slash',
      { 'app.json': '{ "pages": ["/pages/home/home"] }' },
      { file: 'app.json' },
      /without the leading/,
    ],
    [
      'an entry that is no page',
      { 'app.json': '{ "pages": ["pages/home/home"], "entryPagePath": "x" }' },
      { file: 'app.json', column: 50 },
      /not in "pages"/,
    ],
    [
      'a tab bar of one',
      {
        'app.json':
          '{ "pages": ["pages/home/home"], "tabBar": { "list": [{ "pagePath": "pages/home/home" }] } }',
      },
      { file: 'app.json' },
      /2 to 5 tabs/,
    ],
    [
      'a missing theme',
      { 'app.json': '{ "pages": ["pages/home/home"], "themeLocation": "t.json" }' },
      { file: 'app.json', column: 50 },
      /no file "t.json"/,
    ],
    [
      'a plugin',
      { 'project.config.json': '{"compileType":"plugin"}' },
      { file: 'project.config.json', column: 16 },
      /not a plugin/,
    ],
    [
      'a root outside the project',
      { 'project.config.json': '{"miniprogramRoot":"../"}' },
      { file: 'project.config.json', column: 20 },
      /relative path/,
    ],
    [
      'a root without program',
      { 'project.config.json': '{"miniprogramRoot":"src"}' },
      { file: 'src/app.json' },
      /miniprogramRoot/,
    ],
    [
      'a broken private file',
      { 'project.private.config.json': '{' },
      { file: 'project.private.config.json', line: 1 },
      /not valid JSON/,
    ],
  ])('is told where: %s', async (_name, files, place, message) => {
    const found = await complaints(temporaryProject(files).dir);
    const match = found.find((diagnostic) => message.test(diagnostic.message));
    expect(match).toMatchObject({ severity: 'error', ...place });
  });

  // A missing file is the fault of the page that needs it; the others can be opened.
  it.each<[string, Record<string, string>, object, RegExp]>([
    [
      'a missing page',
      { 'app.json': '{ "pages": ["pages/home/home", "pages/gone/gone"] }' },
      { file: 'app.json', column: 32 },
      /has no script/,
    ],
    [
      'a page without template',
      { 'app.json': '{ "pages": ["a"] }', 'a.js': '' },
      { file: 'app.json', column: 13 },
      /has no template/,
    ],
    [
      'a page written twice',
      { 'app.json': '{ "pages": ["pages/home/home", "pages/home/home"] }' },
      { file: 'app.json', column: 32 },
      /listed twice/,
    ],
    [
      'a missing component',
      { 'pages/home/home.json': '{\n "usingComponents": {\n  "my-card": "/card"\n }\n}' },
      { file: 'pages/home/home.json', line: 3, column: 14 },
      /<my-card>: there is no component/,
    ],
    [
      'a component without JSON',
      {
        'pages/home/home.json': '{"usingComponents":{"a-b":"/card"}}',
        'card.js': '',
        'card.wxml': '',
      },
      { file: 'card.json' },
      /needs a JSON file/,
    ],
    [
      'a component outside the program',
      { 'pages/home/home.json': '{"usingComponents":{"a-b":"../../../card"}}' },
      { file: 'pages/home/home.json' },
      /no component/,
    ],
    [
      'a component without script',
      {
        'pages/home/home.json': '{"usingComponents":{"a-b":"/card"}}',
        'card.json': '{"component":true}',
        'card.wxml': '',
      },
      { file: 'card.js' },
      /needs a script/,
    ],
    [
      'a component without template',
      {
        'pages/home/home.json': '{"usingComponents":{"a-b":"/card"}}',
        'card.json': '{"component":true}',
        'card.js': '',
      },
      { file: 'card.wxml' },
      /needs a template/,
    ],
  ])('is warned where, and builds: %s', async (_name, files, place, message) => {
    const { dir } = temporaryProject(files);
    const found = await complaints(dir);
    const match = found.find((diagnostic) => message.test(diagnostic.message));
    expect(match).toMatchObject({ severity: 'warning', ...place });
    expect((await bundleWithWarnings(dir)).manifest.pages).toHaveLength(
      new Set((JSON.parse(files['app.json'] ?? '{"pages":[0]}') as { pages: string[] }).pages).size,
    );
  });

  it('is told when the folder is no project', async () => {
    const project = temporaryProject();
    project.remove('project.config.json');
    project.remove('app.json');
    const found = await complaints(project.dir);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error', file: 'project.config.json' });
  });

  it('is warned when only the project.config.json is missing, and built with its defaults', async () => {
    const project = temporaryProject();
    project.remove('project.config.json');
    expect(await complaints(project.dir)).toMatchObject([
      { severity: 'warning', file: 'project.config.json' },
    ]);
    expect((await bundleWithWarnings(project.dir)).manifest).toMatchObject({
      appid: 'touristappid',
    });
  });

  it('is warned of a component that does not say that it is one, and takes it for one', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.json': '{"usingComponents":{"a-b":"/card"}}',
      'pages/home/home.wxml': '<a-b/>',
      'card.json': '{}',
      'card.js': '',
      'card.wxml': '',
    });
    expect(await complaints(dir)).toMatchObject([
      {
        severity: 'warning',
        file: 'card.json',
        message: 'component: should be true, because this is used as a component.',
      },
    ]);
    const { components } = (await bundleWithWarnings(dir)).manifest;
    expect(components['card']).toMatchObject({ component: true });
  });

  it('is warned of a custom tab bar that is not there', async () => {
    const { dir } = temporaryProject({
      'app.json': JSON.stringify({
        pages: ['pages/home/home', 'pages/b/b'],
        tabBar: {
          custom: true,
          list: ['home', 'b'].map((name) => ({ pagePath: `pages/${name}/${name}`, text: name })),
        },
      }),
      'pages/b/b.js': 'Page({})',
      'pages/b/b.wxml': '',
    });
    const [first, ...others] = await complaints(dir);
    expect(first).toMatchObject({ severity: 'warning', file: 'app.json' });
    expect(first?.message).toContain('no component at "custom-tab-bar/index"');
    expect(others).toStrictEqual([]);
  });

  it('is warned of a component of a package that is not there, and shows nothing for it', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.json': '{"usingComponents":{"a-b":"some-package/card"}}',
      'pages/home/home.wxml': '<a-b/>',
    });
    const [first] = await complaints(dir);
    expect(first).toMatchObject({ severity: 'warning', file: 'pages/home/home.json' });
    expect(first?.message).toContain('no component at "some-package/card"');
    const { components } = (await bundleWithWarnings(dir)).manifest;
    expect(components['pages/home/home']?.usingComponents).toStrictEqual({});
  });

  it('is warned of components that come from a plugin', async () => {
    const { dir } = temporaryProject({
      'pages/home/home.json': '{"usingComponents":{"a-b":"plugin://some/card"}}',
    });
    expect(await complaints(dir)).toMatchObject([
      { severity: 'warning', file: 'pages/home/home.json' },
    ]);
  });
});
