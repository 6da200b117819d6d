import { readFileSync } from 'node:fs';

import { contractPath } from 'onboarding-contract';
import { parse } from 'yaml';
import { z } from 'zod';

import { ProblemError } from '../../src/problem';

const contract = z
  .object({
    components: z.object({
      schemas: z.object({ ProblemCode: z.object({ enum: z.array(z.string()) }) }),
    }),
    paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.looseObject({}) }))),
  })
  .parse(parse(readFileSync(contractPath, 'utf8')));
const prose = readFileSync(contractPath.replace('.openapi.yaml', '.md'), 'utf8');

describe('the problem codes', () => {
  it.each(contract.components.schemas.ProblemCode.enum)('name and explain %s', (code) => {
    const { document } = new ProblemError(code as ProblemError['code']);
    expect(document).toMatchObject({ type: `urn:problem:${code}`, code });
    expect(document.status).toBeGreaterThanOrEqual(400);
    expect(prose).toContain(`\`${code}\``);
  });
});

describe('the paths', () => {
  it('may all end in a problem, and are all in the prose', () => {
    for (const [path, operations] of Object.entries(contract.paths)) {
      expect(prose).toContain(path);
      for (const { responses } of Object.values(operations)) {
        expect(responses).toHaveProperty('default');
      }
    }
  });
});
