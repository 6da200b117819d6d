import type { BackendConfig, ProgramConfig } from '../../models/config';
import type { AppInfo } from '../../platform/platform';

/** The backend of this run, or what is wrong with its configuration, for developers. */
export type ChosenBackend =
  | { readonly kind: 'accepted'; readonly backend: BackendConfig }
  | { readonly kind: 'refused'; readonly problem: string };

const address = /^(https?):\/\/([a-z0-9.-]+)(:\d+)?$/i;
const placeholder = /(^|\.)example\.(com|org|net)$/i;

function refuse(where: string, problem: string): ChosenBackend {
  return { kind: 'refused', problem: `miniprogram/config.ts, backend.${where}: ${problem}` };
}

/** Which entry of the table applies: a backend on this computer only where this computer runs it. */
function entryName(app: AppInfo): keyof ProgramConfig['backend'] {
  return app.envVersion === 'develop' && app.platform === 'devtools' ? 'devtools' : app.envVersion;
}

/** Chooses by envVersion and platform, and refuses what could not work or must not be used. */
export function chooseBackend(config: ProgramConfig, app: AppInfo): ChosenBackend {
  const where = entryName(app);
  const backend = config.backend[where];
  const parts = address.exec(backend.baseUrl);
  if (parts === null) {
    return refuse(
      where,
      `"${backend.baseUrl}" is no address; write scheme and host without a path, like "https://api.your-company.cn".`,
    );
  }
  if (placeholder.test(parts[2] ?? '')) {
    return refuse(
      where,
      `"${backend.baseUrl}" is the placeholder; put the address of your backend there.`,
    );
  }
  if (parts[1]?.toLowerCase() !== 'https' && where !== 'devtools') {
    return refuse(
      where,
      `"${backend.baseUrl}" is not https; WeChat sends nothing else outside DevTools.`,
    );
  }
  if (!/^(\/[\w.-]+)*$/.test(backend.pathPrefix)) {
    return refuse(where, `pathPrefix "${backend.pathPrefix}" must look like "/v1" or be empty.`);
  }
  return { kind: 'accepted', backend };
}
