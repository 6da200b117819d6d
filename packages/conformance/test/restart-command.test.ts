import { restartBy } from '../src/backend/restart-command';
import { yesAndNo } from './broken/yes-and-no';

describe('--restart', () => {
  it('runs the command and waits until the backend answers', async () => {
    const mock = await yesAndNo.agree();
    await expect(restartBy('exit 0', mock.url, 1)).resolves.toBeUndefined();
    await mock.close();
  });

  it('fails when the command does', async () => {
    await expect(restartBy('exit 3', 'http://127.0.0.1:9', 0)).rejects.toThrow(
      '--restart "exit 3" ended with 3.',
    );
  });

  it('fails when nothing answers afterwards', async () => {
    await expect(restartBy('exit 0', 'http://127.0.0.1:9', 0)).rejects.toThrow(
      'Nothing answered at http://127.0.0.1:9 within 0 s after --restart.',
    );
  });
});
