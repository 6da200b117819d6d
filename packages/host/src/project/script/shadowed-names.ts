import globals from 'globals';

import { PROGRAM_GLOBALS } from './program-globals';

/**
 * Globals of browsers, workers and Node that program code must not see: in WeChat they do not
 * exist. `globalThis`, which leads to all of them, is one of the program's own globals instead.
 *
 * Two names cannot be hidden as parameters: `eval` is no parameter name in strict mode and `Function`
 * has to stay for `instanceof` (assemble-script.ts gives a harmless one of each).
 */
export const SHADOWED_NAMES: readonly string[] = shadowedNames();

function shadowedNames(): string[] {
  const environments = [
    globals.browser,
    globals.worker,
    globals.serviceworker,
    globals.node,
    globals.nodeBuiltin,
  ];
  const kept = new Set<string>([...Object.keys(globals.builtin), ...PROGRAM_GLOBALS]);
  // Parameters of the module function itself.
  const given = new Set(['require', 'module', 'exports']);
  const names = new Set(['self', 'window']);
  for (const environment of environments) {
    for (const name of Object.keys(environment)) {
      if (!kept.has(name) && !given.has(name) && /^[A-Za-z_$][\w$]*$/.test(name)) names.add(name);
    }
  }
  return [...names].sort();
}
