/**
 * JavaScript at the head of the program's script: it turns the runtime's loader, which takes module
 * ids, into the `require` of one file. What the build resolved stands in `table`; a path made at run
 * time is joined as WeChat joins it.
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
const __wxRequireIn = (from, table, load) => {
  const find = (path) => {
    if (Object.prototype.hasOwnProperty.call(table, path)) return load(table[path]);
    const id = __wxJoin(from, String(path));
    const found = [id, id.replace(/\\.js$/, '/index.js')].find((each) => __wxModules[each]);
    if (found) return load(found);
    throw new Error("module '" + id + "' is not defined, require args is '" + path + "'");
  };
  const async = (path) => Promise.resolve().then(() => find(path));
  const require = (path, success, fail) => {
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
