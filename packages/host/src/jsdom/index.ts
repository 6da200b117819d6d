/** Runs a mini program in the jsdom of a test whose environment is `miniprogram-host/jest-environment`. */
export type { HttpAnswer, HttpRequest } from '../phone/phone';
export type { PhoneSettings } from '../phone/settings';
export type { EngineElement } from '../runtime/engine/engine-types';
export { engineElementOf } from '../runtime/engine/engine-types';
export type { Runtime } from '../runtime/run/runtime';
export { propertyNamesOf, propertyOf, tagOf } from '../runtime/view/view-attributes';
export type { ViewNode } from '../runtime/view/view-node';
export type { ViewTreeNode } from '../runtime/view/view-tree';
export { templateOf, templateTree } from '../runtime/view/view-tree';
export type { ProgramRun, RunOptions } from './run-program';
export { runProgram } from './run-program';
export type { WxOnPhone } from './wx-on-phone';
export { wxOnPhone } from './wx-on-phone';
