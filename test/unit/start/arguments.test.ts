import { resolve } from 'node:path';

import { readStartArguments } from '../../start/arguments';

describe('the words after npm start --', () => {
  it('are none: the program of this repository, nothing kept', () => {
    expect(readStartArguments([], '/repo')).toStrictEqual({
      projectPath: '/repo',
      stateFolder: undefined,
      backend: undefined,
    });
  });

  it('name another project, and keep the state in this repository all the same', () => {
    expect(readStartArguments(['--keep', 'shop'], '/repo')).toStrictEqual({
      projectPath: resolve('shop'),
      stateFolder: '/repo/.cache/backend',
      backend: undefined,
    });
  });

  it.each([
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
    ['https://dev.firm.cn', 'https://dev.firm.cn'],
  ])('name a backend of one’s own: %s', (address, backend) => {
    expect(readStartArguments(['--backend', address], '/repo')).toMatchObject({ backend });
  });

  it.each([
    [
      ['--backend'],
      '--backend wants an address: npm start -- [folder of a project] [--keep | --backend http://127.0.0.1:3000]',
    ],
    [['--backend', 'localhost:3000'], '--backend wants scheme and host'],
    [['--backend', 'http://127.0.0.1:3000/v1'], 'is pathPrefix in miniprogram/config.ts'],
    [['--keep', '--backend', 'http://127.0.0.1:3000'], '--keep is for the stand-in'],
  ])('say what is wrong with a backend: %j', (words, message) => {
    expect(() => readStartArguments(words, '/repo')).toThrow(message);
  });

  it.each([
    [
      ['--forget'],
      '"--forget" means nothing here: npm start -- [folder of a project] [--keep | --backend http://127.0.0.1:3000]',
    ],
    [
      ['--keep=1'],
      '"--keep=1" means nothing here: npm start -- [folder of a project] [--keep | --backend http://127.0.0.1:3000]',
    ],
    [
      ['a', 'b'],
      'One project at a time, not "a b": npm start -- [folder of a project] [--keep | --backend http://127.0.0.1:3000]',
    ],
  ])('are refused in one line: %j', (words, message) => {
    expect(() => readStartArguments(words, '/repo')).toThrow(message);
  });
});
