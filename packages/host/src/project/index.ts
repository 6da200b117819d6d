/** Builds a mini program project without running it. */
export { createProjectBuilder } from './build-project';
