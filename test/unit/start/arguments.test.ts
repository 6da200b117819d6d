import { resolve } from 'node:path';

import { readStartArguments } from '../../start/arguments';

describe('the words after npm start --', () => {
  it('are none: the program of this repository, nothing kept', () => {
    expect(readStartArguments([], '/repo')).toStrictEqual({
      projectPath: '/repo',
      stateFolder: undefined,
      backend: undefined,
      pathPrefix: '',
      port: 7780,
    });
  });

  it('name another project, and keep the state in this repository all the same', () => {
    expect(readStartArguments(['--keep', 'shop'], '/repo')).toStrictEqual({
      projectPath: resolve('shop'),
      stateFolder: '/repo/.cache/backend',
      backend: undefined,
      pathPrefix: '',
      port: 7780,
    });
  });

  it.each([
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000', ''],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000', ''],
    ['https://dev.firm.cn', 'https://dev.firm.cn', ''],
    ['http://127.0.0.1:3000/v1', 'http://127.0.0.1:3000', '/v1'],
    ['http://[::1]:3000/api/v1/', 'http://[::1]:3000', '/api/v1'],
  ])('name a backend of one’s own: %s', (address, backend, pathPrefix) => {
    const found = readStartArguments(['--backend', address], '/repo');
    expect(found).toMatchObject({ backend, pathPrefix });
  });

  it.each([
    [['--port', '8000'], 8000],
    [['--port=0', 'shop'], 0],
  ])('say where the phone’s page is: %j', (words, port) => {
    expect(readStartArguments(words, '/repo')).toMatchObject({ port });
  });

  it('let the environment say it, and the words say it better', () => {
    const inEnvironment = { PORT: '9000' };
    expect(readStartArguments([], '/repo', inEnvironment).port).toBe(9000);
    expect(readStartArguments(['--port', '8000'], '/repo', inEnvironment).port).toBe(8000);
  });

  it.each([[['--port']], [['--port', 'x']], [['--port', '70000']]])(
    'say what a port is: %j',
    (words) => {
      expect(() => readStartArguments(words, '/repo')).toThrow('--port wants a number');
    },
  );

  it.each([
    [
      ['--backend'],
      '--backend wants an address: npm start -- [folder of a project] [--keep | --backend http://127.0.0.1:3000]',
    ],
    [['--backend', 'localhost:3000'], '--backend wants scheme and host'],
    [['--backend', 'http://127.0.0.1:3000/v1?x=1'], 'that every path can follow'],
    [['--backend', 'http://127.0.0.1:3000/接口'], 'that every path can follow'],
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
