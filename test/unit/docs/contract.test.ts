import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ProblemError } from 'onboarding-backend';
import { readContract, rules } from 'onboarding-conformance';

import type { ProblemCode as ProgramCode } from '../../../miniprogram/models/failure';
import { readErrorResponse } from '../../../miniprogram/services/backend/problem';
import type { components } from '../../../typings/backend';

const root = join(__dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const prose = read('docs/backend.md');
const { problemStatuses, operations } = readContract();

type ContractCode = components['schemas']['ProblemCode'];
type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;
/** Does not compile when the program knows other codes than the contract. */
const programKnowsTheContract: Same<ProgramCode, ContractCode> = true;

/** The first two cells of every row of the table of problems. */
const rows = Array.from(prose.matchAll(/^\| `([a-z-]+)` +\| (\d{3}) +\|/gm));
const written = Object.fromEntries(rows.map(([, code = '', status]) => [code, Number(status)]));

describe('the problem codes', () => {
  it('have the same statuses in the contract and in the prose', () => {
    expect(written).toStrictEqual(problemStatuses);
  });

  it('have the same statuses in the stand-in', () => {
    const thrown = Object.keys(problemStatuses).map((code) => {
      const { status } = new ProblemError(code as ContractCode);
      return [code, status];
    });
    expect(Object.fromEntries(thrown)).toStrictEqual(problemStatuses);
  });

  it('are all read by the program, and no others', () => {
    expect(programKnowsTheContract).toBe(true);
    const kinds = [...Object.keys(problemStatuses), 'made-up'].map(
      (code) => readErrorResponse(500, { code }, {}).kind,
    );
    expect(kinds).toStrictEqual([...rows.map(() => 'problem'), 'bad-gateway-response']);
  });
});

describe('the diagrams', () => {
  const diagrams = Array.from(prose.matchAll(/```mermaid\n([^]*?)```/g), ([, text = '']) => text);
  const declared = (diagram: string): readonly string[] =>
    Array.from(diagram.matchAll(/participant (\w+) as/g), ([, name = '']) => name);
  const arrow = /^\s*(\w+)\s*(?:->>|-->>|--x)\s*(\w+): \S/;

  it('are sequence diagrams whose every line is known', () => {
    expect(diagrams).toHaveLength(6);
    const unknown = diagrams.flatMap((diagram) => {
      const [head = '', ...lines] = diagram.trimEnd().split('\n');
      const names = declared(diagram);
      const isKnown = (line: string): boolean => {
        const [, from = '', to = ''] = arrow.exec(line) ?? [];
        return (
          (names.includes(from) && names.includes(to)) ||
          /^\s*(participant \w+ as \w+|Note over \w+(,\w+)?: \S.*|alt .+|else .+|end)$/.test(line)
        );
      };
      return [
        ...(head === 'sequenceDiagram' ? [] : [head]),
        ...lines.filter((line) => !isKnown(line)),
      ];
    });
    expect(unknown).toStrictEqual([]);
  });

  it('name only paths and problems of the contract', () => {
    const text = diagrams.join('\n');
    const paths = Array.from(
      text.matchAll(/(?:GET|POST|PUT|DELETE) (\/[\w/-]+)/g),
      ([, path]) => path,
    );
    const codes = Array.from(text.matchAll(/\d{3} ([a-z]+(?:-[a-z]+)+)/g), ([, code]) => code);
    const known = operations.map(({ path }) => path);
    expect(paths.filter((path) => !known.includes(path ?? ''))).toStrictEqual([]);
    expect(codes.filter((code) => !((code ?? '') in problemStatuses))).toStrictEqual([]);
    expect([paths.length, codes.length].every((count) => count >= 5)).toBe(true);
  });
});

describe('the rules', () => {
  it('have names of their own', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)+$/.test(id))).toStrictEqual([]);
  });
});
