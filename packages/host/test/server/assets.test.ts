import { createAssets } from '../../src/server/assets';

describe('assets of the host', () => {
  const assets = createAssets();

  it('keep the map of a script out of the script, which every load of the phone would carry', async () => {
    const script = await assets.read('desk.js');
    expect(script?.type).toBe('js');
    expect(script?.text).toMatch(/\/\/# sourceMappingURL=desk\.js\.map\n$/);
    const map = await assets.read('desk.js.map');
    expect(map?.type).toBe('json');
    expect(JSON.parse(map?.text ?? '')).toMatchObject({
      version: 3,
      sources: expect.arrayContaining([expect.stringContaining('desk/main.ts')]) as unknown,
    });
  });

  it('are these and no others', async () => {
    await expect(assets.read('phone.html')).resolves.toMatchObject({ type: 'html' });
    await expect(assets.read('fonts.css')).resolves.toMatchObject({ type: 'css' });
    await expect(assets.read('phone.html.map')).resolves.toBeUndefined();
    await expect(assets.read('constructor')).resolves.toBeUndefined();
    await expect(assets.read('../host-server.ts')).resolves.toBeUndefined();
  });

  it('have the hash of their text', async () => {
    const [script, style, again] = await Promise.all(
      ['phone.js', 'phone.css', 'phone.js'].map((name) => assets.read(name)),
    );
    expect(script?.hash).toMatch(/^[0-9a-f]{16}$/);
    expect(style?.hash).not.toBe(script?.hash);
    expect(again?.hash).toBe(script?.hash);
  });
});
