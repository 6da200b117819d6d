import type { BackendConfig } from '../../models/config';
import type { Network } from '../../platform/platform';
import type { Transport } from './transport';

/** Only a cloud function can turn a CloudID into a number: WeChat does it on the way. */
export function takesCloudId(backend: BackendConfig | null): boolean {
  return backend?.transport === 'cloudFunction';
}

/** The CloudID of a phone request, which must travel outside the body. */
function cloudIdOf(body: object | undefined): string | null {
  const cloudId = (body as { readonly cloudId?: unknown } | undefined)?.cloudId;
  return typeof cloudId === 'string' ? cloudId : null;
}

/** The way to the backend that the configuration names. */
export function createTransport(backend: BackendConfig, network: Network): Transport {
  switch (backend.transport) {
    case 'https':
      return (request) => network.request({ ...request, url: backend.baseUrl + request.url });
    case 'cloudContainer':
      return (request) =>
        network.cloud({ kind: 'container', env: backend.env, service: backend.service, request });
    case 'cloudFunction':
      return (request) =>
        network.cloud({
          kind: 'function',
          env: backend.env,
          name: backend.name,
          request,
          cloudId: cloudIdOf(request.body),
        });
  }
}
