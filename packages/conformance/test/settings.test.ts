import { readCommand } from '../src/settings';

const read = (line: string) => readCommand(line.split(' ').filter(Boolean), ['session-opens']);
const settingsOf = (line: string) => {
  const command = read(line);
  if (command.kind !== 'check') throw new Error(`${line}: ${command.kind}`);
  return command.settings;
};

describe('the command line', () => {
  it.each([
    ['', 'name one backend: --backend <url>, --function <file> or --stand-in'],
    [
      '--stand-in --backend http://a',
      'name one backend: --backend <url>, --function <file> or --stand-in',
    ],
    ['--backend localhost', '--backend is an http(s) address'],
    ['--backend ftp://a', '--backend is an http(s) address'],
    ['--stand-in --wechat-port any', '--wechat-port is a whole number'],
    ['--stand-in --prefix v1', '--prefix is a path such as /v1'],
    ['--stand-in --sms-number 13580006666', '--sms-number looks like 86:12066600001'],
    ['--stand-in --sms-code abc', '--sms-code is 4 to 8 digits'],
    ['--stand-in --push-url http://a', '--push-url, --push-token and --push-key belong together'],
    ['--stand-in --restart true', '--restart goes with --backend'],
    ['--stand-in --only no-such-rule', 'there is no rule "no-such-rule"; --list names them all'],
    ['--stand-in --skip no-such-rule', 'there is no rule "no-such-rule"; --list names them all'],
  ])('"%s" is answered: %s', (line, message) => {
    expect(read(line)).toStrictEqual({ kind: 'wrong', message });
  });

  it('names an option that does not exist', () => {
    expect(read('--backand http://a')).toMatchObject({
      kind: 'wrong',
      message: expect.stringContaining("'--backand'") as string,
    });
  });

  it.each([
    ['--help', 'help'],
    ['--list', 'list'],
  ])('%s needs no backend', (line, kind) => {
    expect(read(line)).toStrictEqual({ kind });
  });

  it('fills in what is not said', () => {
    expect(settingsOf('--backend http://127.0.0.1:8080')).toStrictEqual({
      ...{ backendUrl: 'http://127.0.0.1:8080', prefix: undefined, wechatPort: 8786 },
      ...{ wechatHost: '127.0.0.1', appid: undefined, secret: undefined, waitSeconds: 60 },
      ...{ sms: { numbers: [] }, push: undefined, slowMs: undefined, patienceMs: undefined },
      ...{ only: [], skip: [], json: false },
      ...{ restart: undefined, functionPath: undefined, fast: false },
    });
  });

  it.each([
    ['--backend http://127.0.0.1:8080/api/v1/', 'http://127.0.0.1:8080', '/api/v1'],
    ['--backend http://a/api --prefix /v1', 'http://a/api', '/v1'],
    ['--backend https://a/', 'https://a/', undefined],
  ])('takes what follows the host, as npm start does: %s', (line, backendUrl, prefix) => {
    expect(settingsOf(line)).toMatchObject({ backendUrl, prefix });
  });

  it('takes a fixed code for the numbers it was given', async () => {
    const { sms } = settingsOf(
      '--stand-in --sms-number 86:12066600001 --sms-number 852:51234567 --sms-code 123456',
    );
    const [first = { countryCode: '', number: '' }] = sms.numbers;
    expect(sms.numbers).toStrictEqual([
      { countryCode: '86', number: '12066600001' },
      { countryCode: '852', number: '51234567' },
    ]);
    expect(await sms.codeFor?.(first)).toBe('123456');
  });

  it('takes an address for WeChat’s messages', () => {
    const key = 'k'.repeat(43);
    const line = `--stand-in --push-url http://a/b --push-token t --push-key ${key}`;
    expect(settingsOf(line).push).toStrictEqual({
      ...{ url: 'http://a/b', token: 't', encodingAesKey: key },
    });
  });
});
