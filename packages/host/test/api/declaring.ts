import type { AppConfig } from '../../src/project/kit/program-bundle';
import { DEFAULT_WINDOW } from '../../src/project/read/window-config';

/** app.json of a program that declares these location APIs. */
export function appDeclaring(
  requiredPrivateInfos: readonly string[],
  rest: object = {},
): AppConfig {
  return {
    pages: ['pages/a/a'],
    entryPagePath: 'pages/a/a',
    window: DEFAULT_WINDOW,
    networkTimeout: { request: 1, connectSocket: 2, uploadFile: 3, downloadFile: 4 },
    darkmode: false,
    usingComponents: {},
    rest: { requiredPrivateInfos, ...rest },
  };
}
