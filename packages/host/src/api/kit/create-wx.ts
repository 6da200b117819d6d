import { isAtLeast } from '../../phone/base-library';
import { absentApi } from './absent-apis';
import type { Api, ApiTable, Options } from './api';
import { answered, answeredAtOnce, settle, thrown } from './callback';
import type { ApiContext } from './context';
import { knownNames, undocumentedNames } from './known-names';

export type WxObject = Record<string, unknown>;

/**
 * The `wx` object of a program: every API of the table that the pretended base library has. Names
 * that WeChat has but this host does not are there too, see `absentApi`.
 */
export function createWx(context: ApiContext, table: ApiTable): WxObject {
  const wx: WxObject = {};
  const { baseLibrary } = context.phone.settings.get();
  for (const [name, api] of Object.entries(table)) {
    if (api.since !== undefined && !isAtLeast(baseLibrary, api.since)) continue;
    wx[name] = implement(name, api, context);
  }
  for (const name of [...knownNames, ...undocumentedNames]) {
    if (name in table) continue;
    wx[name] = absentApi(name, context);
  }
  return wx;
}

function implement(name: string, api: Api, context: ApiContext): unknown {
  switch (api.kind) {
    case 'sync':
      return (...args: readonly unknown[]) => thrown(name, () => api.run(context, ...args));
    case 'async':
      return (options: Options = {}, component?: unknown) => {
        // Where WeChat has no promise form, a call without callbacks returns nothing.
        const run = () => api.run(context, options, component);
        if (api.atOnce) return answeredAtOnce(name, options, run, context.report);
        return answered(name, options, run, context.report, api.promise !== false);
      };
    case 'task':
      return (options: Options = {}) => {
        const { task, result } = api.run(context, options);
        settle(name, options, result, context.report);
        return task;
      };
    case 'made':
      return api.make(context);
    case 'namespace':
      return api.members(context);
  }
}
