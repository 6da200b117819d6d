/** What the tests of all packages share. */
export type { Automated, AutomateOptions } from './automate';
export { automate, launchAutomated } from './automate';
export { eventually } from './eventually';
export { freePort } from './free-port';
export type { PlainAnswer } from './in-process';
export { dispatch } from './in-process';
export type { Ending, NpmRunOptions } from './npm-run';
export { npmRun, scratchProject } from './npm-run';
export {
  blackSquare,
  jpeg,
  notes,
  png,
  webp,
  withChunks,
  withExif,
  withRiffChunk,
} from './pictures';
export type { Reply } from './send';
export { send } from './send';
export { settled } from './settled';
export { takeConsole } from './take-console';
