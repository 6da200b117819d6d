import { builtBundle, complaints } from '../run-bundle';
import { temporaryProject } from '../temporary-project';

const withWeui = (weui: unknown) => ({
  'app.json': JSON.stringify({ pages: ['pages/home/home'], useExtendedLib: { weui } }),
  'app.wxss': '.own {}',
  'pages/home/home.json': '{ "usingComponents": { "mp-badge": "weui-miniprogram/badge/badge" } }',
  'pages/home/home.wxml': '<mp-badge content="1" />',
});

describe('useExtendedLib', () => {
  it.each([true, 'latest'])(
    'shows the components of WeUI and its style sheet (%s)',
    async (weui) => {
      const { dir } = temporaryProject(withWeui(weui));
      const { manifest } = await builtBundle(dir);
      const badge = 'miniprogram_npm/weui-miniprogram/badge/badge';
      expect(manifest.components['pages/home/home']?.usingComponents).toStrictEqual({
        'mp-badge': badge,
      });
      expect(manifest.modules).toContain(`${badge}.js`);
      const css = manifest.styles['app']?.css ?? '';
      expect(css).toContain('weui-cell');
      expect(css.trimEnd().endsWith('.\u0001own {}')).toBe(true);
    },
  );

  it('leaves a program alone that does not ask for it', async () => {
    const { dir } = temporaryProject(withWeui(false));
    expect((await complaints(dir)).map(({ message }) => message)).toStrictEqual([
      expect.stringContaining('there is no component at "weui-miniprogram/badge/badge"'),
    ]);
  });

  it('warns once when the package is not installed, and builds', async () => {
    jest.resetModules();
    jest.doMock('../../../src/project/kit/installed-library', () => ({
      installedFolder: () => undefined,
    }));
    const { buildProject } = await import('../../../src/project/build-project');
    const result = await buildProject(temporaryProject(withWeui(true)).dir);
    expect(result).toMatchObject({
      kind: 'built',
      warnings: [
        {
          severity: 'warning',
          file: 'app.json',
          message: expect.stringContaining('"weui-miniprogram" is not installed') as string,
        },
      ],
    });
  });
});
