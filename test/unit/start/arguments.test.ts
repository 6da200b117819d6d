import { resolve } from 'node:path';

import { readStartArguments } from '../../start/arguments';

describe('the words after npm start --', () => {
  it('are none: the program of this repository, nothing kept', () => {
    expect(readStartArguments([], '/repo')).toStrictEqual({
      projectPath: '/repo',
      stateFolder: undefined,
    });
  });

  it('name another project, and keep the state in this repository all the same', () => {
    expect(readStartArguments(['--keep', 'shop'], '/repo')).toStrictEqual({
      projectPath: resolve('shop'),
      stateFolder: '/repo/.cache/backend',
    });
  });

  it.each([
    [['--forget'], '"--forget" means nothing here: npm start -- [folder of a project] [--keep]'],
    [['--keep=1'], '"--keep=1" means nothing here: npm start -- [folder of a project] [--keep]'],
    [['a', 'b'], 'One project at a time, not "a b": npm start -- [folder of a project] [--keep]'],
  ])('are refused in one line: %j', (words, message) => {
    expect(() => readStartArguments(words, '/repo')).toThrow(message);
  });
});
