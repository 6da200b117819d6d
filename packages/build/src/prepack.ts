/** Before npm packs the package it is started in: builds what that ships. */
import { runBuild } from './run-build';

runBuild(process.cwd());
