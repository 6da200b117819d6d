import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(join(__dirname, '../../..', name), 'utf8')) as Record<string, unknown>;

/** DevTools takes names of versions ("latest") in project.config.json alone. */
const isVersion = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && /^\d+\.\d+\.\d+$/.test(value));

describe('the example of project.private.config.json', () => {
  it('names a base library by its number, if at all', () => {
    expect(['latest', 'trial', 'widelyUsed'].filter(isVersion)).toStrictEqual([]);
    expect(isVersion('3.17.0')).toBe(true);
    const { libVersion } = read('project.private.config.example.json');
    expect(isVersion(libVersion)).toBe(true);
  });
});
