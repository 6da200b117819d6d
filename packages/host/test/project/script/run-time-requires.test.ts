import { builtBundle, complaints, runBundle } from '../run-bundle';
import { temporaryProject } from '../temporary-project';

/** A package as 构建 npm of DevTools writes it: every module inside takes a `require` of its own. */
const wrapped = (body: string) => `module.exports = (function() {
var __MODS__ = {};
var __DEFINE__ = function(modId, func, req) { var m = { exports: {}, _tempexports: {} }; __MODS__[modId] = { status: 0, func: func, req: req, m: m }; };
var __REQUIRE__ = function(modId, source) { if(!__MODS__[modId]) return require(source); if(!__MODS__[modId].status) { var m = __MODS__[modId].m; m._exports = m._tempexports; var desp = Object.getOwnPropertyDescriptor(m, "exports"); if (desp && desp.configurable) Object.defineProperty(m, "exports", { set: function (val) { if(typeof val === "object" && val !== m._exports) { m._exports.__proto__ = val.__proto__; Object.keys(val).forEach(function (k) { m._exports[k] = val[k]; }); } m._tempexports = val }, get: function () { return m._tempexports; } }); __MODS__[modId].status = 1; __MODS__[modId].func(__MODS__[modId].req, m, m.exports); } return __MODS__[modId].m.exports; };
__DEFINE__(1700000000001, function(require, module, exports) {
${body}
}, function(modId) {var map = {"./inner":1700000000002}; return __REQUIRE__(map[modId], modId); })
__DEFINE__(1700000000002, function(require, module, exports) { module.exports = 'inner'; }, function(modId) {var map = {}; return __REQUIRE__(map[modId], modId); })
return __REQUIRE__(1700000000001);
})()
//miniprogram-npm-outsideDeps=["b"]
//# sourceMappingURL=index.js.map`;

async function run(files: Record<string, string>) {
  return runBundle(await builtBundle(temporaryProject(files).dir));
}

describe('a package made by 构建 npm', () => {
  it('may require another one, which nobody else does', async () => {
    const program = await run({
      'app.js': "exports.a = require('a');",
      'miniprogram_npm/a/index.js': wrapped(
        "exports.b = require('b').name; exports.deep = require('b/deep'); exports.inner = require('./inner');",
      ),
      'miniprogram_npm/b/index.js': wrapped("exports.name = 'b';"),
      'miniprogram_npm/b/deep.js': "module.exports = 'deep';",
    });
    expect(program.load('app.js')).toStrictEqual({ a: { b: 'b', deep: 'deep', inner: 'inner' } });
  });

  it('that requires what is not there builds, and says so when it runs', async () => {
    const program = await run({
      'app.js': "try { require('a'); } catch ({ message }) { exports.message = message; }",
      'miniprogram_npm/a/index.js': wrapped("require('none');"),
    });
    expect(program.load('app.js')).toStrictEqual({
      message: "module 'miniprogram_npm/a/none.js' is not defined, require args is 'none'",
    });
  });
});

describe('a path that is made when the program runs', () => {
  it('finds scripts that no other file requires, and packages from the folder outwards', async () => {
    const program = await run({
      'app.js': "exports.get = (...names) => require(names.join(''));",
      'util.js': "module.exports = 'util';",
      'lib/index.js': "module.exports = require('./own');",
      'lib/own.js': "module.exports = 'lib';",
      'miniprogram_npm/pack/index.js': "module.exports = 'pack';",
      'pages/home/home.js': "exports.get = (name) => require(['pa', name].join(''));",
      'keep.js': "require('pack');",
    });
    const { get } = program.load('app.js') as { get: (...names: string[]) => unknown };
    expect([get('./ut', 'il'), get('./li', 'b'), get('pa', 'ck')]).toStrictEqual([
      'util',
      'lib',
      'pack',
    ]);
    const page = program.load('pages/home/home.js') as { get: (name: string) => unknown };
    expect(page.get('ck')).toBe('pack');
  });

  it('brings only the folder that its beginning names', async () => {
    const { dir } = temporaryProject({
      'app.js':
        'exports.get = (name) => require(`./locale/${name}`); exports.more = (n) => require("./words/" + n);',
      'locale/zh.js': "module.exports = '中文';",
      'words/en.js': "module.exports = 'English';",
      'other.js': "module.exports = 'other';",
    });
    const bundle = await builtBundle(dir);
    expect(bundle.manifest.modules).toStrictEqual([
      'app.js',
      'locale/zh.js',
      'pages/home/home.js',
      'words/en.js',
    ]);
    const app = runBundle(bundle).load('app.js') as Record<'get' | 'more', (n: string) => unknown>;
    expect([app.get('zh'), app.more('en')]).toStrictEqual(['中文', 'English']);
  });

  it('does not make the build fail at files that nothing may ever require', async () => {
    const { dir } = temporaryProject({
      'app.js': 'exports.get = (name) => require(name);',
      'broken.js': 'this is not JavaScript',
      'needy.js': "require('./none'); module.exports = 1;",
      'node_modules/pack/index.js': 'module.exports = 1;',
      '.hidden/file.js': 'module.exports = 1;',
    });
    expect(await complaints(dir)).toStrictEqual([]);
    const { manifest } = await builtBundle(dir);
    expect(manifest.modules).toStrictEqual(['app.js', 'needy.js', 'pages/home/home.js']);
  });
});

test('require with new before it returns the same exports', async () => {
  const { dir } = temporaryProject({
    'app.js': 'const lib = new require("./lib"); exports.same = lib === require("./lib");',
    'lib.js': 'exports.name = "lib"',
  });
  expect(runBundle(await builtBundle(dir)).load('app.js')).toStrictEqual({ same: true });
});
