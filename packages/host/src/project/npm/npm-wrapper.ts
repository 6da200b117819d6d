/** The frame that 构建 npm of WeChat DevTools puts around a package; tools look for its names. */
const frame = {
  begin: [
    'module.exports = (function() {',
    'var __MODS__ = {};',
    'var __DEFINE__ = function(modId, func, req) { __MODS__[modId] = { status: 0, func: func, req: req, m: { exports: {} } }; };',
    'var __REQUIRE__ = function(modId, source) {',
    '  var mod = __MODS__[modId];',
    '  if (!mod) return require(source);',
    '  if (!mod.status) { mod.status = 1; mod.func(mod.req, mod.m, mod.m.exports); }',
    '  return mod.m.exports;',
    '};',
    '__DEFINE__(1, function(require, module, exports) {',
  ],
  end: [
    '}, function(modId) { var map = {}; return __REQUIRE__(map[modId], modId); })',
    'return __REQUIRE__(1);',
    '})()',
  ],
};

/** A CommonJS script as the one file of a package in `miniprogram_npm`. */
export function wrapScript(script: string): string {
  return [...frame.begin, script.trimEnd(), ...frame.end, ''].join('\n');
}
