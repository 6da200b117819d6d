import JsdomEnvironment from 'jest-environment-jsdom';

import type { BuildOptions } from '../project/build-project';
import { buildProject } from '../project/build-project';

/**
 * jsdom in which mini programs can be built and run: `buildProject` stays in Node's own realm, where
 * esbuild works, and what jsdom lacks of a browser comes from Node. Packages come as Node has them, so
 * that `miniprogram-automator` works here too.
 */
export default class ProgramEnvironment extends JsdomEnvironment {
  override customExportConditions = ['node', 'node-addons'];

  override async setup(): Promise<void> {
    await super.setup();
    Object.assign(this.global, {
      TextEncoder,
      TextDecoder,
      Response,
      CompressionStream,
      buildProjectJson: async (projectPath: string, options: BuildOptions) =>
        JSON.stringify(await buildProject(projectPath, options)),
    });
  }
}
