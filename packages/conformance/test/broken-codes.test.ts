import { forgetful } from './broken/forgetful';
import { wechatManners } from './broken/wechat-manners';
import { byName, foreseen, redsOf } from './run-against';

jest.setTimeout(120_000);

describe('the kit finds a backend that', () => {
  it.each(byName([...forgetful, ...wechatManners]))('%s', async (_name, backend) => {
    expect(await redsOf(backend)).toStrictEqual(foreseen(backend));
  });
});
