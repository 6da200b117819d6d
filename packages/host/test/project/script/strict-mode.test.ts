import type { SourceMapPayload } from 'node:module';
import { SourceMap } from 'node:module';

import { builtBundle, complaints, runBundle } from '../run-bundle';
import { temporaryProject } from '../temporary-project';

const globalObject: Record<string, unknown> = { isProgramGlobal: true };

const setting = (text: string) => ({ 'project.config.json': `{ "setting": ${text} }` });
const notCompiled = setting('{ "es6": false }');

async function run(files: Record<string, string>) {
  const bundle = await builtBundle(temporaryProject(files).dir);
  return runBundle(bundle, { globalThis: globalObject, global: globalObject });
}

const THIS = 'module.exports = (function () { return this; })();';

describe('strict mode', () => {
  it.each([
    ['nothing is said', {}, THIS],
    ['a project is compiled', setting('{ "es6": true, "enhance": true }'), THIS],
    ['one of the two settings compiles', setting('{ "es6": false, "enhance": true }'), THIS],
    ['a file of a project that is not compiled asks for it', notCompiled, `'use strict';${THIS}`],
  ])('is there where %s', async (_name, config, text) => {
    expect((await run({ ...config, 'app.js': text })).load('app.js')).toBeUndefined();
  });

  it.each([
    ['the project is not compiled', notCompiled, THIS],
    ['the project says so', setting('{ "es6": true, "disableUseStrict": true }'), THIS],
    ['the file says so', {}, `// use strict disable;\n${THIS}`],
    ['the file is left out', setting('{ "babelSetting": { "ignore": ["app.js"] } }'), THIS],
  ])('is not there where %s: this is the program’s global object', async (_name, config, text) => {
    expect((await run({ ...config, 'app.js': text })).load('app.js')).toBe(globalObject);
  });

  it('leaves a file no this of its own', async () => {
    const program = await run({ 'app.js': 'module.exports = [this, (() => this)()];' });
    expect(program.load('app.js')).toStrictEqual([undefined, undefined]);
  });

  it('is left out for a folder by its name wherever it is', async () => {
    const program = await run({
      ...setting('{ "babelSetting": { "ignore": ["old/*"] } }'),
      'app.js': 'exports.old = require("./lib/old/a"); exports.new = require("./lib/new/a");',
      'lib/old/a.js': THIS,
      'lib/new/a.js': THIS,
    });
    expect(program.load('app.js')).toStrictEqual({ old: globalObject, new: undefined });
  });
});

describe('a script without strict mode', () => {
  it('never has the window for this, and its own this otherwise', async () => {
    const program = await run({
      ...notCompiled,
      'app.js': [
        'var places = [this, (() => this)(), (function () { return this })()]',
        'function Shape(size) { this.size = size }',
        'Shape.prototype.self = function () { return this }',
        'this.Made = function () { this.made = true }',
        'exports.made = new this.Made().made',
        'exports.own = new Shape(2).self().size',
        'exports.places = places',
        'exports.strict = (function () { "use strict"; return this })()',
      ].join('\n'),
    });
    expect(program.load('app.js')).toStrictEqual({
      made: true,
      own: 2,
      places: [globalObject, globalObject, globalObject],
      strict: undefined,
    });
  });

  it('may do what strict mode forbids', async () => {
    const program = await run({
      ...notCompiled,
      'app.js':
        'exports.mode = 0755; function f(a, a) { undeclared = a; with ({ b: 1 }) return b + undeclared } exports.sum = f(1, 2);',
    });
    expect(program.load('app.js')).toStrictEqual({ mode: 493, sum: 3 });
  });

  it('finds by its bare name what a file before it put on the global object', async () => {
    const files = {
      ...notCompiled,
      'app.js': [
        '"use strict";',
        'require("./lib/runtime")',
        'exports.found = [typeof madeByLibrary, madeByLibrary.run(), typeof Promise.mine]',
      ].join('\n'),
      'lib/global.js': 'module.exports = this',
      'lib/runtime.js': [
        'var g = require("./global")',
        'g.madeByLibrary = { run: function () { return "ran" } }',
        'g.Promise = { mine: true }',
      ].join('\n'),
    };
    const program = await run(files);
    expect(program.load('app.js')).toStrictEqual({ found: ['object', 'ran', 'undefined'] });
  });

  it('keeps the places of what is written behind this', async () => {
    const { dir } = temporaryProject({
      ...notCompiled,
      'app.js': 'exports.run = function () { return this.x + marker; };',
    });
    const bundle = await builtBundle(dir);
    const lines = bundle.script.split('\n');
    const line = lines.findIndex((each) => each.includes('marker'));
    const column = lines[line]?.indexOf('marker') ?? -1;
    const map = new SourceMap(JSON.parse(bundle.sourceMap) as SourceMapPayload);
    expect(map.findEntry(line, column)).toMatchObject({
      originalSource: expect.stringMatching(/app\.js$/) as string,
      originalLine: 0,
      originalColumn: 44,
    });
  });
});

describe('what a compiled file uses above its line', () => {
  it('is undefined, as DevTools makes var of let and const', async () => {
    const program = await run({
      'app.js': [
        'exports.early = [typeof later, typeof fixed, inside()]',
        'let later = 1; const fixed = 2',
        'function inside() { const before = own; let own = 3; return [before, own] }',
        'exports.late = [later, fixed, (() => { const found = [mine]; let mine = 4; return found })()]',
      ].join('\n'),
    });
    expect(program.load('app.js')).toStrictEqual({
      early: ['undefined', 'undefined', [undefined, 3]],
      late: [1, 2, [undefined]],
    });
  });

  it('is undefined in a block too', async () => {
    const program = await run({
      'app.js': [
        'function found(kind) { if (kind) { const own = own || kind; return own } switch (kind) { case 0: let two = [two]; return two } }',
        'exports.found = [found("a"), found(0)]',
        'function shadowed(own) { if (own) { let own = 2; other() } return own; function other() { own += 1 } }',
        'exports.shadowed = shadowed(5)',
      ].join('\n'),
    });
    expect(program.load('app.js')).toStrictEqual({ found: ['a', [undefined]], shadowed: 6 });
  });

  it('stays in its block, where a loop has one each time, and a constant stays one', async () => {
    const program = await run({
      'app.js': [
        'const made = []; let x = "outer"',
        'for (let i = 0; i < 2; i += 1) { const own = i; let x = own; made.push(() => own + x) }',
        'exports.made = made.map((each) => each()); exports.x = x',
      ].join('\n'),
      'fixed.js': 'const fixed = 1; exports.change = () => { fixed = 2 }',
      'pages/home/home.js': 'require("../../fixed")',
    });
    expect(program.load('app.js')).toStrictEqual({ made: [0, 2], x: 'outer' });
    const { change } = program.load('fixed.js') as { change: () => void };
    expect(change).toThrow('constant');
  });

  it('may be called module, which DevTools gives another name', async () => {
    const files = { 'app.js': 'const module = 1; exports.value = module;' };
    expect((await run(files)).load('app.js')).toStrictEqual({ value: 1 });
    expect(await complaints(temporaryProject(files).dir)).toStrictEqual([]);
  });
});
