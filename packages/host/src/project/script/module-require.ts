/**
 * JavaScript at the head of the program's script: it turns the runtime's loader, which takes module
 * ids, into the `require` of one file. What the build resolved stands in `table`; a path made at run
 * time is joined as WeChat joins it, and a name looked for in the miniprogram_npm folders outwards.
 *
 * `require(path, success, fail)` and `require.async(path)` are those of asynchronous subpackages.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/subpackages/async.html
 */
export const REQUIRE_PRELUDE = `
const __wxJoin = (from, path) => {
  const names = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/').replace(/(\\.js)?$/, '.js');
};
const __wxPlaces = (from, path) => {
  const places = [];
  if (!/^(\\.{0,2}\\/|\\.{1,2}$)/.test(path)) {
    const folders = from.split('/').slice(0, -1);
    for (let depth = folders.length; depth >= 0; depth -= 1)
      places.push(__wxJoin([...folders.slice(0, depth), ''].join('/'), 'miniprogram_npm/' + path));
  }
  return [...places, __wxJoin(from, path)].flatMap((id) => [id, id.replace(/\\.js$/, '/index.js')]);
};
const __wxRequireIn = (from, table, load) => {
  const find = (path) => {
    if (Object.prototype.hasOwnProperty.call(table, path)) return load(table[path]);
    const places = __wxPlaces(from, String(path));
    const found = places.find((each) => __wxModules[each]);
    if (found) return load(found);
    throw new Error("module '" + __wxJoin(from, String(path)) + "' is not defined, require args is '" + path + "'");
  };
  const async = (path) => Promise.resolve().then(() => find(path));
  const require = function (path, success, fail) {
    if (typeof success !== 'function') return find(path);
    async(path).then(success, (error) => {
      if (typeof fail === 'function') fail({ mod: path, errMsg: error.message });
    });
  };
  require.async = async;
  return require;
};`.replaceAll('\n', ' ');

/** The line before a module's code that gives it its own `require`. */
export function requireLine(id: string, resolved: Readonly<Record<string, string>>): string {
  return `require = __wxRequireIn(${JSON.stringify(id)}, ${JSON.stringify(resolved)}, require);`;
}
