import type { DeliveryTask, Surroundings } from '../../../devtools/delivery/delivery';
import { explainRefusal, prepareDelivery, releaseNotes } from '../../../devtools/delivery/delivery';

const appid = 'wx00112233445566aa';
const key = '-----BEGIN RSA PRIVATE KEY-----\nabc\n';

/** git's answers by its arguments; the standard ones are a clean clone at its tag. */
type Answers = Readonly<Record<string, string | undefined>>;

const clean: Answers = {
  'status --porcelain': '',
  'tag --points-at HEAD': 'latest\nv1.2.3',
  'for-each-ref --format=%(contents) refs/tags/v1.2.3': 'Faster sheets\n\n- no blink',
  'log -1 --format=%s': 'feat: first',
};

function surroundings(
  files: Readonly<Record<string, string>> = {},
  answers: Answers = {},
  more: Partial<Surroundings> = {},
): Surroundings {
  const all: Readonly<Record<string, string>> = {
    '/p/project.config.json': '{ "appid": "wx0123456789abcdef" }',
    '/p/project.private.config.json': `{ "appid": "${appid}" }`,
    '/p/package.json': '{ "version": "1.2.3" }',
    [`/p/private.${appid}.key`]: key,
    ...files,
  };
  const git = { ...clean, ...answers };
  return {
    root: '/p',
    env: {},
    read: (path) => (all[path] === '' ? undefined : all[path]),
    git: (...args) => git[args.join(' ')],
    reachable: () => Promise.resolve(true),
    ...more,
  };
}

async function reason(task: DeliveryTask, from: Surroundings): Promise<string> {
  const prepared = await prepareDelivery(task, from);
  return prepared.kind === 'refused' ? prepared.reason : '';
}

describe('prepareDelivery', () => {
  test('gathers appid, key, the version of package.json and the notes of its tag', async () => {
    expect(await prepareDelivery('upload', surroundings())).toStrictEqual({
      kind: 'ready',
      delivery: {
        appid,
        version: '1.2.3',
        notes: 'Faster sheets; - no blink',
        keyPath: `/p/private.${appid}.key`,
        uncommitted: 0,
      },
    });
  });

  test('previews a tree that is neither clean nor tagged, and counts what is not committed', async () => {
    const from = surroundings(
      {},
      { 'status --porcelain': ' M a.ts\n?? b.ts', 'tag --points-at HEAD': '' },
    );
    expect(await prepareDelivery('preview', from)).toMatchObject({
      kind: 'ready',
      delivery: { notes: 'feat: first', uncommitted: 2 },
    });
  });

  test('takes the key that the environment names', async () => {
    const from = surroundings({ '/k': key }, {}, { env: { WECHAT_UPLOAD_KEY: '/k' } });
    expect(await prepareDelivery('upload', from)).toMatchObject({ delivery: { keyPath: '/k' } });
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
    for (const task of ['preview', 'upload'] as const) {
      const said = await reason(task, surroundings(files));
      expect(said).toContain(start);
      expect(said).not.toContain('\n');
    }
  });

  test.each<[string, Answers, RegExp]>([
    ['a folder without git', { 'status --porcelain': undefined }, /^This folder is no git/u],
    [
      'changes that are not committed',
      { 'status --porcelain': ' M miniprogram/config.ts\n?? note.txt' },
      /^Not committed: miniprogram\/config\.ts and 1 more\. Commit and tag/u,
    ],
    [
      'a version without a tag',
      { 'tag --points-at HEAD': '' },
      /^There is no tag v1\.2\.3, .* git tag -a v1\.2\.3/u,
    ],
    [
      'a commit that is not the tagged one',
      { 'tag --points-at HEAD': '', 'rev-parse --verify --quiet refs/tags/v1.2.3': 'abc' },
      /^The tag v1\.2\.3 is on another commit/u,
    ],
  ])('refuses to upload %s in one line', async (_name, answers, said) => {
    expect(await reason('upload', surroundings({}, answers))).toMatch(said);
    expect(await reason('upload', surroundings({}, answers))).not.toContain('\n');
    expect(await reason('preview', surroundings({}, answers))).toBe('');
  });

  test('refuses to upload a version that is none', async () => {
    const from = surroundings({ '/p/package.json': '{ "version": "next" }' });
    expect(await reason('upload', from)).toMatch(/^The version "next"/u);
  });

  test('refuses when WeChat cannot be found', async () => {
    const from = surroundings({}, {}, { reachable: () => Promise.resolve(false) });
    expect(await reason('upload', from)).toMatch(/^servicewechat\.com cannot be found/u);
  });
});

describe('releaseNotes', () => {
  test('are cut to what WeChat shows', () => {
    const notes = releaseNotes('upload', '1.0.0', () => `feat: a\nfix: ${'b'.repeat(300)}`);
    expect(notes).toHaveLength(200);
    expect(notes).toMatch(/^feat: a; fix: b+…$/u);
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

  test('understands the other form of WeChat’s errors', () => {
    expect(explainRefusal('Error: errCode: -80002; errMsg: invalid appid')).toBe(
      'invalid appid (errCode -80002) — the appid and the upload key must belong to the same mini program.',
    );
  });

  test('tells a network that is not there from one that broke off', () => {
    expect(explainRefusal('Error: connect ECONNREFUSED 1.2.3.4:443')).toMatch(
      / — WeChat cannot be reached from here; nothing was sent\.$/u,
    );
    expect(explainRefusal('Error: read ECONNRESET')).toMatch(/ — the connection broke; see /u);
  });

  test('puts any other error on one line', () => {
    expect(explainRefusal('Error: strange\n  thing')).toBe('Error: strange thing');
  });
});
