import { rules } from '../src/rules/rules';
import { planted } from './broken/fault-table';
import { keepers } from './broken/keepers';
import { pushManners } from './broken/push-manners';
import { talkative } from './broken/talkative';
import { yesAndNo } from './broken/yes-and-no';
import { byName, foreseen, reds, redsOf, runAgainst } from './run-against';

jest.setTimeout(120_000);

describe('the kit finds a backend that', () => {
  it.each(byName([...talkative, ...keepers, ...pushManners]))('%s', async (_name, backend) => {
    expect(await redsOf(backend)).toStrictEqual(foreseen(backend));
  });
});

describe('no rule', () => {
  it('passes whatever a backend does', async () => {
    const seen = new Set([
      ...planted.flatMap(([, backends]) => backends.flatMap(({ red }) => Object.keys(red))),
      ...Object.keys(reds(await runAgainst(yesAndNo.agree))),
      ...Object.keys(reds(await runAgainst(yesAndNo.refuse))),
    ]);
    const never = rules.map(({ id }) => id).filter((id) => !seen.has(id));
    // Nobody outside can see it: it is never checked, and says so.
    expect(never).toStrictEqual(['usage-counted-once']);
  });
});
