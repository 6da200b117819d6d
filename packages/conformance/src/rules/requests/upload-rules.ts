import type { Actor } from '../../backend/actions';
import { readUser, signIn } from '../../backend/actions';
import type { Answer } from '../../backend/caller';
import { expectProblem, expectStatus, expectUser, insist } from '../../backend/expect';
import type { Kit } from '../../kit';
import { encodings } from '../../pictures/encodings';
import { nearlyFiveMegabytes } from '../../pictures/odd-pictures';
import { jpeg, pictureForm, png } from '../../pictures/pictures';
import type { Rule } from '../../rule';

const group = 'Pictures';

const upload = (kit: Kit, { token }: Actor, form: FormData): Promise<Answer> =>
  kit.backend.send('POST', '/user/avatar', { token, form });

/** How phones name a picture and its type, and how somebody might. */
const labels = [
  { name: 'tmp_3f1c', type: 'application/octet-stream' },
  { name: '照片 (1).jpg', type: 'image/jpg' },
  { name: '../../../../tmp/a.jpg', type: 'image/jpeg' },
  { name: 'a".jpg', type: '' },
] as const;

const part = (boundary: string): string =>
  `--${boundary}\r\ncontent-disposition: form-data; name="avatar"; filename="a.jpg"\r\n\r\nabc`;

/** Uploads that are none, with their content-type. */
const noForms: readonly (readonly [string, string, string])[] = [
  ['a form without a boundary', 'multipart/form-data', part('x')],
  ['a form that breaks off', 'multipart/form-data; boundary=x', part('x')],
  ['a form of another boundary', 'multipart/form-data; boundary=y', `${part('x')}\r\n--x--\r\n`],
  ['an empty form', 'multipart/form-data; boundary=x', '--x--\r\n'],
  ['a picture without a form', 'image/png', 'PNG'],
  ['nothing', 'multipart/form-data; boundary=x', ''],
];

/** Uploads as phones make them, and as they break. */
export const uploadRules: readonly Rule[] = [
  {
    id: 'picture-every-encoding',
    group,
    title: 'JPEG, PNG and WebP are taken in every encoding: progressive, grey, palette, lossless',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const [what, bytes] of encodings) {
        const { avatarUrl } = expectUser(
          await upload(kit, actor, pictureForm(bytes)),
          `to ${what}`,
        );
        expectStatus(await kit.backend.get(avatarUrl ?? ''), 200, `where ${what} should be`);
      }
    },
  },
  {
    id: 'picture-label-ignored',
    group,
    title: 'A picture is told by its content, whatever its name and type say: phones say anything',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const label of labels) {
        const answer = await upload(kit, actor, pictureForm(jpeg, label));
        const { avatarUrl } = expectUser(answer, `to a JPEG as ${JSON.stringify(label)}`);
        const served = await kit.backend.get(avatarUrl ?? '');
        insist(
          served.mediaType === 'image/jpeg',
          `A JPEG that came as ${JSON.stringify(label)} is served as ${served.mediaType ?? 'nothing'}.`,
        );
      }
    },
  },
  {
    id: 'picture-no-form',
    group,
    section: 'Problems',
    title: 'An upload that is no form, or one that broke off, is an invalid-request',
    check: async (kit) => {
      const { token } = await signIn(kit);
      for (const [what, type, body] of noForms) {
        const answer = await kit.backend.send('POST', '/user/avatar', {
          ...{ token, bytes: Buffer.from(body), headers: { 'content-type': type } },
        });
        expectProblem(answer, ['invalid-request', 'avatar-rejected'], `to ${what}`);
      }
    },
  },
  {
    id: 'picture-tiny',
    group,
    title: 'An empty file, and the first bytes of a picture alone, are avatar-rejected',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const bytes of [
        Buffer.alloc(0),
        Buffer.from([0]),
        jpeg.subarray(0, 3),
        png.subarray(0, 8),
      ]) {
        const answer = await upload(kit, actor, pictureForm(bytes));
        const codes = ['avatar-rejected', 'invalid-request'] as const;
        expectProblem(answer, codes, `to a file of ${bytes.length} bytes`);
      }
    },
  },
  {
    id: 'picture-kept-when-refused',
    group,
    section: 'Problems',
    title: 'A picture that is refused leaves the earlier one where it is',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { avatarUrl } = expectUser(await upload(kit, actor, pictureForm(png)), 'to a picture');
      const refused = await upload(kit, actor, pictureForm(Buffer.from('<svg/>'.repeat(50))));
      expectProblem(refused, ['avatar-rejected'], 'to what is no picture');
      const user = await readUser(kit, actor);
      insist(
        user.avatarUrl === avatarUrl,
        `A refused picture changed avatarUrl to ${String(user.avatarUrl)}.`,
      );
      expectStatus(await kit.backend.get(avatarUrl ?? ''), 200, 'after another one was refused');
    },
  },
  {
    id: 'picture-of-nearly-five-megabytes',
    group,
    slow: true,
    title: 'A picture of 4.8 megabytes is taken: up to 5 MB are allowed',
    check: async (kit) => {
      const answer = await upload(kit, await signIn(kit), pictureForm(nearlyFiveMegabytes()));
      expectUser(answer, 'to a picture of 4.8 MB');
    },
  },
];
