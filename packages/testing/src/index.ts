/** What the tests of all packages share. */
export { automate, launchAutomated } from './automate';
export type { Automated, AutomateOptions } from './automate';
export { eventually } from './eventually';
export { freePort } from './free-port';
export { dispatch } from './in-process';
export type { PlainAnswer } from './in-process';
export { jpeg, png, pngChunk, pngHead, segment, webp, webpChunk, withExif } from './pictures';
export { settled } from './settled';
export { send } from './send';
export type { Reply } from './send';
export { npmRun, scratchProject } from './npm-run';
export type { Ending, NpmRunOptions } from './npm-run';
