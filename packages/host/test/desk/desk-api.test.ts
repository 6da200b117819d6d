import { createDeskApi } from '../../src/desk/desk-api';
import { defaultPhoneSettings } from '../../src/phone/settings';

const answering = (status: number, body: unknown) =>
  jest.fn(() =>
    Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status })),
  );

describe('the desk and its server', () => {
  it('send settings as PATCH and give back all of them', async () => {
    const fetch = answering(200, { ...defaultPhoneSettings, theme: 'dark' });
    const settings = await createDeskApi(fetch).changeSettings({ theme: 'dark' });
    expect(settings.theme).toBe('dark');
    expect(fetch.mock.calls).toStrictEqual([
      [
        '/host/settings',
        {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: '{"theme":"dark"}',
        },
      ],
    ]);
  });

  it('refuse an answer of another shape', async () => {
    const api = createDeskApi(answering(200, { controls: [{ id: 1 }] }));
    await expect(api.controls()).rejects.toThrow(/expected string/);
  });

  it('say which call failed and why', async () => {
    const api = createDeskApi(answering(503, 'building'));
    await expect(api.ledger()).rejects.toThrow('GET /host/platform/ledger: 503 "building"');
  });

  it('clear one key of the storage by its name', async () => {
    const fetch = answering(200, { entries: [], size: 0, files: [] });
    await createDeskApi(fetch).clearStorage('a b');
    expect(fetch).toHaveBeenCalledWith('/host/storage?key=a%20b', { method: 'DELETE' });
  });

  it('expect nothing back from a command', async () => {
    const api = createDeskApi(answering(204, undefined));
    await expect(api.command({ command: 'restart' })).resolves.toBeUndefined();
  });
});
