import { peopleMixers } from './broken/people-mixers';
import { numberManners } from './broken/phones/number-manners';
import { smsManners } from './broken/phones/sms-manners';
import { racers } from './broken/racers';
import { rememberers } from './broken/rememberers';
import { textAndSms } from './broken/text-and-sms';
import { byName, foreseen, redsOf } from './run-against';

jest.setTimeout(120_000);

describe('the kit finds a backend that', () => {
  it.each(
    byName([
      ...numberManners,
      ...smsManners,
      ...peopleMixers,
      ...racers,
      ...rememberers,
      ...textAndSms,
    ]),
  )('%s', async (_name, backend) => {
    expect(await redsOf(backend)).toStrictEqual(foreseen(backend));
  });
});
