import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { parse } from 'acorn';
import { npmRun } from 'onboarding-testing';
import ts from 'typescript';
import { z } from 'zod';

import { packageName } from '../build/write-package';

/** `npm run pack:components -- <folder>` as a person runs it, and what is in its tarball. */
const root = resolve(__dirname, '../../..');
let folder = '';
let said = '';
let shipped = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packed-'));
  said = (await npmRun('pack:components', [folder])).stdout;
  const tarball = said.split('\n')[0] ?? '';
  execFileSync('tar', ['--extract', '--gzip', '--file', tarball, '--directory', folder]);
  shipped = join(folder, 'package/miniprogram_dist');
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const filesOf = (extension: string): readonly string[] =>
  readdirSync(shipped, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith(extension),
  );

test('says where the tarball is and how large', () => {
  expect(said).toMatch(
    /wechat-onboarding-components-[\d.]+\.tgz\n\d+ files, [\d,]+ B packed, [\d,]+ B unpacked\.\n/u,
  );
});

test('has what npm and 构建 npm ask of a package, and no dependency', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8'));
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(manifest).toMatchObject({
    name: packageName,
    version: own.version,
    license: 'MIT',
    miniprogram: 'miniprogram_dist',
    main: 'miniprogram_dist/index.js',
    types: 'miniprogram_dist/index.d.ts',
  });
  expect(Object.keys(manifest as object)).not.toContain('dependencies');
  expect(readdirSync(join(folder, 'package')).sort()).toStrictEqual([
    'LICENSE',
    'README.md',
    'README.zh-CN.md',
    'backend.openapi.yaml',
    'miniprogram_dist',
    'package.json',
    'typings',
  ]);
});

test('is what npm makes in the folder of the package, too', () => {
  const own = mkdtempSync(join(folder, 'own-'));
  const packed = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', own], {
    cwd: join(root, 'packages/components'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = z
    .tuple([z.object({ files: z.array(z.object({ path: z.string() })) })])
    .parse(JSON.parse(packed));
  const here = readdirSync(join(folder, 'package'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, 'package/').length));
  expect(files.map(({ path }) => path).sort()).toStrictEqual(here.sort());
}, 60_000);

test('brings every component with its four files', () => {
  const names = readdirSync(join(root, 'miniprogram/components')).sort();
  expect(readdirSync(join(shipped, 'components')).sort()).toStrictEqual(names);
  for (const name of names) {
    expect(readdirSync(join(shipped, 'components', name))).toStrictEqual(
      expect.arrayContaining(['.js', '.json', '.wxml', '.wxss'].map((end) => name + end)),
    );
  }
});

test('is written in a language that 构建 npm can read', () => {
  const unread = filesOf('.js').filter((path) => {
    try {
      parse(readFileSync(join(shipped, path), 'utf8'), { ecmaVersion: 2018 });
      return false;
    } catch {
      return true;
    }
  });
  expect(unread).toStrictEqual([]);
});

test('requires and imports nothing that is not in it', () => {
  const scripts = new Set(filesOf('.js'));
  const styles = new Set(filesOf('.wxss'));
  const missing = [...scripts, ...styles].flatMap((path) =>
    [
      ...readFileSync(join(shipped, path), 'utf8').matchAll(
        /\brequire\("([^"]+)"\)|^@import '([^']+)'/gmu,
      ),
    ]
      .map(([, script, style]) =>
        script === undefined
          ? join(dirname(path), style ?? '')
          : `${join(dirname(path), script)}.js`,
      )
      .filter((target) => !scripts.has(target) && !styles.has(target))
      .map((target) => `${path} → ${target}`),
  );
  expect(scripts.size).toBeGreaterThan(40);
  expect(missing).toStrictEqual([]);
});

describe('its types', () => {
  /** What the compiler says of a page that uses the package. */
  const complaints = (source: string): readonly string[] => {
    const page = join(folder, 'page.ts');
    writeFileSync(page, source);
    const program = ts.createProgram([page], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2020,
      lib: ['lib.es2020.d.ts'],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
      paths: { [packageName]: [join(shipped, 'index.d.ts')] },
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  };

  test('stand alone, without the typings of WeChat', () => {
    expect(
      complaints(`
        import { createOnboarding, type PhoneOutcome } from '${packageName}';
        const { phone, user, takeAnswer } = createOnboarding('https://api.your-company.cn');
        export const outcome: PhoneOutcome = takeAnswer({ component: 'quick', detail: {} });
        export const end: () => void = user.subscribe(({ phone }) => phone?.masked.length);
        export const methods: readonly ('quick' | 'realtime' | 'manual')[] = phone.methods();
      `),
    ).toStrictEqual([]);
  });

  test('refuse a component that does not exist', () => {
    expect(
      complaints(`
        import { createOnboarding } from '${packageName}';
        createOnboarding('').takeAnswer({ component: 'slow', detail: {} });
      `).join(),
    ).toContain('"slow"');
  });
});

describe('createOnboarding', () => {
  interface Entry {
    readonly createOnboarding: (...configuration: readonly unknown[]) => unknown;
  }

  /** The packed entry, as a program loads it: afresh, on a WeChat whose calls nobody ends. */
  function load(): Entry['createOnboarding'] {
    const nobody = () => undefined;
    (globalThis as unknown as { wx: unknown }).wx = {
      getAccountInfoSync: () => ({ miniProgram: { appId: 'wx1', envVersion: 'develop' } }),
      getAppBaseInfo: () => ({ SDKVersion: '3.8.12', language: 'en' }),
      getDeviceInfo: () => ({ platform: 'devtools' }),
      getExtConfigSync: () => ({}),
      getStorageSync: nobody,
      getStorage: nobody,
      login: nobody,
      request: nobody,
      onAppShow: nobody,
    };
    jest.resetModules();
    const { createOnboarding } = jest.requireActual<Entry>(join(shipped, 'index.js'));
    return createOnboarding;
  }

  // Calls that nobody ends have deadlines.
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'wx');
  });

  const backend = 'https://api.your-company.cn';
  const methods = ['quick'];

  test.each([
    ['the same address', [backend], [backend]],
    [
      'the same options',
      [backend, { phone: { methods } }],
      [backend, { phone: { methods: ['quick'] } }],
    ],
  ])('returns what it returned before for %s', (_what, first, second) => {
    const createOnboarding = load();
    expect(createOnboarding(...second)).toBe(createOnboarding(...first));
  });

  test.each([
    ['another address', [backend], ['https://other.your-company.cn']],
    ['other options', [backend], [backend, { phone: { methods } }]],
    [
      'other methods',
      [backend, { phone: { methods } }],
      [backend, { phone: { methods: ['manual'] } }],
    ],
    ['other functions', [backend, { adapter: () => 1 }], [backend, { adapter: () => 1 }]],
  ])('refuses %s: two would send the same grant', (_what, first, second) => {
    const createOnboarding = load();
    createOnboarding(...first);
    expect(() => createOnboarding(...second)).toThrow('was called before with another');
  });
});
