import { startBackend } from '../src/start-backend';

const wechat = { baseUrl: 'http://127.0.0.1:1', appid: 'wx', secret: 's' };

describe('starting the backend', () => {
  it('takes a free port, answers, and frees the port when closed', async () => {
    const backend = await startBackend({ wechat });
    expect(backend.url).toBe(`http://127.0.0.1:${String(backend.port)}`);
    expect((await fetch(`${backend.url}/v1/user`)).status).toBe(401);
    await backend.close();
    await expect(fetch(backend.url)).rejects.toThrow('fetch failed');
  });

  it('rejects when the port is taken', async () => {
    const first = await startBackend({ wechat });
    try {
      await expect(startBackend({ wechat, port: first.port })).rejects.toMatchObject({
        code: 'EADDRINUSE',
      });
    } finally {
      await first.close();
    }
  });

  it('answers wechat-unavailable when WeChat cannot be reached', async () => {
    const backend = await startBackend({ wechat });
    try {
      const response = await fetch(`${backend.url}/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ loginCode: 'x' }),
      });
      const problem = (await response.json()) as Readonly<Record<string, unknown>>;
      expect(problem).toStrictEqual({
        type: 'urn:problem:wechat-unavailable',
        title: 'WeChat did not answer.',
        status: 502,
        code: 'wechat-unavailable',
        detail: '/sns/jscode2session: no readable answer (TypeError)',
      });
    } finally {
      await backend.close();
    }
  });
});
