/**
 * The names that the runtime gives to program code: WeChat's own and the few of the web that
 * WeChat keeps. Free of Node.
 */
export const PROGRAM_GLOBALS = [
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'requirePlugin',
  'requireMiniProgram',
  'console',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'global',
  'globalThis',
  '__wxConfig',
] as const;

export type ProgramGlobal = (typeof PROGRAM_GLOBALS)[number];
