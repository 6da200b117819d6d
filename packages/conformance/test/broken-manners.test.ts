import { httpManners } from './broken/http-manners';
import { oddRequests } from './broken/odd-requests';
import { pictureManners } from './broken/picture-manners';
import { byName, foreseen, redsOf } from './run-against';

jest.setTimeout(120_000);

describe('the kit finds a backend that', () => {
  it.each(byName([...httpManners, ...oddRequests, ...pictureManners]))(
    '%s',
    async (_name, backend) => {
      expect(await redsOf(backend)).toStrictEqual(foreseen(backend));
    },
  );
});
