import type { BackendConfig, ProgramConfig } from '../../models/config';
import type { AppInfo } from '../../platform/platform';

/** The backend of this run, or what is wrong with its configuration, for developers. */
export type ChosenBackend =
  | { readonly kind: 'accepted'; readonly backend: BackendConfig }
  | { readonly kind: 'refused'; readonly problem: string };

/** Addresses that come from outside config.ts; null where there is none. */
export interface Overrides {
  /** `backend.baseUrl` of `wx.getExtConfigSync()`. */
  readonly ext: string | null;
  /** `backend.pathPrefix` of it, for that address: null leaves what config.ts says. */
  readonly extPrefix?: string | null;
  /** `backend.whereUnset` of it: for entries that are the placeholder still, and for no other. */
  readonly whereUnset?: string | null;
  /** Set on the lab page of `develop`, which may name plain http; null in every other version. */
  readonly lab: string | null;
}

const address = /^https?:\/\/[a-z0-9.-]+(:\d+)?$/i;
const placeholder = /[./]example\.(com|org|net)(:\d+)?$/i;

/** Which entry of the table applies: a backend on this computer only where this computer runs it. */
function entryName(app: AppInfo): keyof ProgramConfig['backend'] {
  return app.envVersion === 'develop' && app.platform === 'devtools' ? 'devtools' : app.envVersion;
}

/** What is wrong with an address, or null. `http` is for DevTools and for the lab of a developer. */
function addressProblem(baseUrl: string, allowHttp: boolean): string | null {
  if (!address.test(baseUrl)) {
    return `"${baseUrl}" is no address; write scheme and host without a path, like "https://api.your-company.cn".`;
  }
  if (placeholder.test(baseUrl)) {
    return `"${baseUrl}" is the placeholder; put the address of your backend there.`;
  }
  return /^http:/i.test(baseUrl) && !allowHttp
    ? `"${baseUrl}" is not https; WeChat sends nothing else outside DevTools.`
    : null;
}

function problemOf(backend: BackendConfig, allowHttp: boolean): string | null {
  if (!/^(\/[\w.-]+)*$/.test(backend.pathPrefix)) {
    return `pathPrefix "${backend.pathPrefix}" must look like "/v1" or be empty.`;
  }
  switch (backend.transport) {
    case 'https':
      return addressProblem(backend.baseUrl, allowHttp);
    case 'cloudContainer':
      return backend.env === '' || backend.service === '' ? 'env and service must be given.' : null;
    case 'cloudFunction':
      return backend.env === '' || backend.name === '' ? 'env and name must be given.' : null;
    default:
      // Reached from a config.ts that was never type-checked: DevTools only strips the types.
      return `transport "${String((backend as { readonly transport: unknown }).transport)}" is none of https, cloudContainer, cloudFunction.`;
  }
}

/** Chooses by envVersion and platform, and refuses what could not work or must not be used. */
export function chooseBackend(
  config: ProgramConfig,
  app: AppInfo,
  { ext, extPrefix, lab, whereUnset = null }: Overrides,
): ChosenBackend {
  const where = entryName(app);
  const configured = config.backend[where];
  const { headers, timeoutMs } = configured;
  const isUnset = configured.transport === 'https' && placeholder.test(configured.baseUrl);
  const baseUrl = lab ?? ext ?? (isUnset ? whereUnset : null);
  const pathPrefix = (baseUrl === ext ? extPrefix : null) ?? configured.pathPrefix;
  const backend: BackendConfig =
    baseUrl === null ? configured : { transport: 'https', baseUrl, pathPrefix, headers, timeoutMs };
  const problem = problemOf(backend, where === 'devtools' || lab !== null);
  return problem === null
    ? { kind: 'accepted', backend }
    : { kind: 'refused', problem: `miniprogram/config.ts, backend.${where}: ${problem}` };
}
