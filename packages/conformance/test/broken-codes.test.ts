import { forgetful } from './broken/forgetful';
import { repeaters } from './broken/repeaters';
import { wechatManners } from './broken/wechat-manners';
import { wechatWords } from './broken/wechat-words';
import { byName, foreseen, redsOf } from './run-against';

jest.setTimeout(120_000);

describe('the kit finds a backend that', () => {
  it.each(byName([...forgetful, ...repeaters, ...wechatManners, ...wechatWords]))(
    '%s',
    async (_name, backend) => {
      expect(await redsOf(backend)).toStrictEqual(foreseen(backend));
    },
  );
});
