/** Builds what npm packs of the packages here. */
export { runBuild } from './run-build';
