import type { Failure } from '../../../../miniprogram/models/failure';
import type { ServiceError } from '../../../../miniprogram/services/backend/service-error';
import type * as Index from '../../../../miniprogram/services/index';
import { createFakePlatform } from '../../../support/fake-platform';
import { loadPage } from '../../../support/load-page';

/** Work that the phone page begins when it opens and whose failure it does not show. */
const begun: readonly (readonly [string, (services: typeof Index.services) => jest.SpyInstance])[] =
  [
    ['the sign-in', ({ user }) => jest.spyOn(user, 'load')],
    ['the preparation of the tap', ({ phone }) => jest.spyOn(phone, 'prepare')],
  ];

/** Opens the page; gives what is left of the work that ends with `error`: a rejection nobody caught, or nothing. */
function open(spyOn: (services: typeof Index.services) => jest.SpyInstance, error: Error) {
  const page = loadPage('phone', createFakePlatform());
  const { services } = jest.requireActual<typeof Index>('../../../../miniprogram/services/index');
  const work = Promise.reject(error);
  const then = jest.spyOn(work, 'then');
  spyOn(services).mockReturnValue(work);
  page.call('onLoad', {});
  return then.mock.results[0]?.value as Promise<unknown>;
}

const offline: Failure = { kind: 'no-response', reason: 'offline' };
const failed: ServiceError = Object.assign(new Error('offline'), { failure: offline });

describe.each(begun)('%s', (_name, spyOn) => {
  it('is ignored when it fails: it is told when it matters', async () => {
    await expect(open(spyOn, failed)).resolves.toBeUndefined();
  });

  it('lets a bug through, to whoever listens for unhandled rejections', async () => {
    await expect(open(spyOn, new TypeError('a bug'))).rejects.toThrow('a bug');
  });
});
