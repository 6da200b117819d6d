import {
  explainRefusal,
  prepareDelivery,
  releaseNotes,
  type Surroundings,
} from '../../devtools/delivery';

const appid = 'wx00112233445566aa';
const key = '-----BEGIN RSA PRIVATE KEY-----\nabc\n';

function surroundings(
  files: Readonly<Record<string, string>> = {},
  reachable = true,
  env: Surroundings['env'] = {},
): Surroundings {
  const all: Readonly<Record<string, string>> = {
    '/p/project.config.json': '{ "appid": "wx0123456789abcdef" }',
    '/p/project.private.config.json': `{ "appid": "${appid}" }`,
    '/p/package.json': '{ "version": "1.2.3" }',
    [`/p/private.${appid}.key`]: key,
    ...files,
  };
  return {
    root: '/p',
    env,
    read: (path) => (all[path] === '' ? undefined : all[path]),
    git: (command) => (command === 'describe' ? undefined : 'feat: first'),
    reachable: () => Promise.resolve(reachable),
  };
}

async function reason(from: Surroundings): Promise<string> {
  const prepared = await prepareDelivery(from);
  return prepared.kind === 'refused' ? prepared.reason : '';
}

describe('prepareDelivery', () => {
  test('gathers appid, key, version and notes', async () => {
    expect(await prepareDelivery(surroundings())).toStrictEqual({
      kind: 'ready',
      delivery: {
        appid,
        version: '1.2.3',
        notes: 'feat: first',
        keyPath: `/p/private.${appid}.key`,
      },
    });
  });

  test('takes the key that the environment names', async () => {
    const from = surroundings({ '/k': key }, true, { WECHAT_UPLOAD_KEY: '/k' });
    expect(await prepareDelivery(from)).toMatchObject({ delivery: { keyPath: '/k' } });
  });

  test.each([
    ['the example’s appid', { '/p/project.private.config.json': '' }, 'No appid of your own'],
    [
      'a mistyped appid',
      { '/p/project.private.config.json': '{"appid":"wx12"}' },
      '"wx12" is no appid',
    ],
    ['a missing key', { [`/p/private.${appid}.key`]: '' }, 'No upload key at /p/private.'],
    ['a file that is no key', { [`/p/private.${appid}.key`]: 'x' }, 'is no private key'],
  ])('refuses %s in one line', async (_name, files, start) => {
    const said = await reason(surroundings(files));
    expect(said).toContain(start);
    expect(said).not.toContain('\n');
  });

  test('refuses when WeChat cannot be found', async () => {
    expect(await reason(surroundings({}, false))).toMatch(/^servicewechat\.com cannot be found/u);
  });
});

describe('releaseNotes', () => {
  test('lists what came since the last tag, cut to what WeChat shows', () => {
    const notes = releaseNotes((command, ...rest) => {
      if (command === 'describe') return 'v1.0.0';
      return rest.includes('v1.0.0..HEAD') ? `feat: a\nfix: ${'b'.repeat(300)}` : '';
    });
    expect(notes).toHaveLength(200);
    expect(notes).toMatch(/^feat: a; fix: b+…$/u);
  });

  test('is the tag itself right after tagging', () => {
    expect(releaseNotes((command) => (command === 'describe' ? 'v1.0.0' : ''))).toBe('v1.0.0');
  });
});

describe('explainRefusal', () => {
  test('takes WeChat’s words out of miniprogram-ci’s error and says what to do', () => {
    expect(explainRefusal('Error: {"errCode":-10008,"errMsg":"invalid ip: 1.2.3.4"}')).toMatch(
      /^invalid ip: 1\.2\.3\.4 — add this machine's address/u,
    );
    expect(explainRefusal('{"errCode":-80002,"errMsg":"invalid appid"}')).toMatch(
      /^invalid appid — the appid and the upload key/u,
    );
  });

  test('puts any other error on one line', () => {
    expect(explainRefusal('Error: getaddrinfo\n  ENOTFOUND x')).toBe(
      'Error: getaddrinfo ENOTFOUND x',
    );
  });
});
