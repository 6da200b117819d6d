import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileStore, type FileStore } from '../../backend/store/file-store';
import { bindByCode, phoneCode, send, signIn, startStage, type Stage } from './stage';

const key = 'key-aaaaaaaaaaaaaaaa';
const number = '13580006666';

let folder: string;
let store: FileStore;
let stage: Stage;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  store = createFileStore(join(folder, 'backend.sqlite'));
  stage = await startStage({ store }, 5000);
});
afterAll(async () => {
  await stage.close();
  store.close();
  rmSync(folder, { recursive: true });
});

describe('what the backend keeps and says', () => {
  it('holds no number, phone code or token in clear, in its files, its answers or its log', async () => {
    const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const failed = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    const bound = await bindByCode(stage, token, key, code);
    const refused = await bindByCode(stage, token, `${key}b`, 'x'.repeat(64));
    const log = JSON.stringify([...written.mock.calls, ...failed.mock.calls]);
    written.mockRestore();
    failed.mockRestore();

    const files = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name)).toString('latin1'))
      .join('');
    const answers = JSON.stringify([bound.body, refused.body]);
    expect([bound.status, refused.status]).toStrictEqual([200, 422]);
    // It is there, in its masked form.
    expect(files).toContain('135******66');
    for (const place of [files, answers, log]) {
      for (const secret of [number, code, token]) expect(place).not.toContain(secret);
    }
  });

  it('refuses a JSON body of more than 32 KB', async () => {
    const text = JSON.stringify({ loginCode: 'x'.repeat(33 * 1024) });
    const { status, body } = await send(stage, 'POST', '/v1/sessions', { text });
    expect([status, body['code'], body['detail']]).toStrictEqual([
      400,
      'invalid-request',
      'The body is too large.',
    ]);
  });
});
