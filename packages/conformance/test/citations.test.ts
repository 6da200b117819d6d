import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { citationOf, describeCitation } from '../src/contract/citation';
import { rules } from '../src/rules/rules';

const lines = readFileSync(join(__dirname, '../../../docs/backend.md'), 'utf8').split('\n');

describe('the citation of a rule', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s names a heading of docs/backend.md',
    (_id, rule) => {
      const { line = 0, section } = citationOf(rule);
      expect(lines[line - 1]).toMatch(/^#+ /);
      expect(lines[line - 1]).toContain(section);
    },
  );

  it('is written with its line', () => {
    const citation = { document: 'docs/backend.md', section: 'Problems', line: 256 } as const;
    expect(describeCitation(citation)).toBe('docs/backend.md:256, “Problems”');
  });
});
