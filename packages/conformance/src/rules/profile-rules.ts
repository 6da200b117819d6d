import type { Actor } from '../backend/actions';
import { readUser, signIn } from '../backend/actions';
import type { Answer } from '../backend/caller';
import { describeAnswer, expectProblem, expectStatus, expectUser, insist } from '../backend/expect';
import type { Kit } from '../kit';
import { cameraNote, jpeg, jpegWithExif, pictureForm, png, webp } from '../pictures';
import type { Rule } from '../rule';

const group = 'Profile';

const saveNickname = (kit: Kit, { token }: Actor, nickname: unknown, extras: object = {}) =>
  kit.backend.send('PUT', '/user', { token, json: { nickname, ...extras } });

const upload = (
  kit: Kit,
  { token }: Actor,
  ...picture: Parameters<typeof pictureForm>
): Promise<Answer> =>
  kit.backend.send('POST', '/user/avatar', { token, form: pictureForm(...picture) });

/** Saves a picture and fetches it from where the response says it is. */
async function savedPicture(kit: Kit, actor: Actor, bytes: Buffer, name?: string): Promise<Answer> {
  const answer = await upload(kit, actor, bytes, name === undefined ? {} : { name });
  const { avatarUrl } = expectUser(answer, 'to a picture');
  insist(avatarUrl !== null, `${describeAnswer(answer)}: no avatarUrl after a picture was saved.`);
  insist(/^https?:\/\//.test(avatarUrl), `avatarUrl is ${avatarUrl}, not an absolute address.`);
  const fetched = await kit.backend.get(avatarUrl);
  expectStatus(fetched, 200, 'without a token, for image elements send none');
  return fetched;
}

/** Nickname and picture. */
export const profileRules: readonly Rule[] = [
  {
    id: 'nickname-saved',
    group,
    title: 'A nickname is saved without the space around it, emoji and all',
    check: async (kit) => {
      const actor = await signIn(kit);
      expectUser(await saveNickname(kit, actor, '  小满 👩‍🌾 '), 'to a nickname');
      const { nickname } = await readUser(kit, actor);
      insist(nickname === '小满 👩‍🌾', `GET /user shows the nickname ${JSON.stringify(nickname)}.`);
    },
  },
  {
    id: 'nickname-blank',
    group,
    title: 'A nickname of nothing but space, too long or not a text is an invalid-request',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const nickname of ['   ', '', 'x'.repeat(65), 7, undefined]) {
        const answer = await saveNickname(kit, actor, nickname);
        expectProblem(answer, ['invalid-request'], `to the nickname ${JSON.stringify(nickname)}`);
      }
    },
  },
  {
    id: 'nickname-reviewed',
    group,
    title: 'A nickname that WeChat’s review refuses is nickname-rejected and not saved',
    check: async (kit) => {
      const actor = await signIn(kit);
      await saveNickname(kit, actor, '小满');
      kit.stage.wechat.review.next('nickname', 'reject');
      const answer = await saveNickname(kit, actor, '不好');
      kit.stage.wechat.review.reset();
      expectProblem(answer, ['nickname-rejected'], 'to a nickname that msg_sec_check calls risky');
      const { nickname } = await readUser(kit, actor);
      insist(nickname === '小满', `GET /user shows the nickname ${JSON.stringify(nickname)}.`);
    },
  },
  {
    id: 'user-not-overwritten',
    group,
    title: 'Fields that are not the person’s to write have no effect',
    check: async (kit) => {
      const actor = await signIn(kit);
      const phone = { masked: '154******00', countryCode: '86' };
      await saveNickname(kit, actor, '小满', { id: 'admin', phone, openid: 'o1' });
      const user = await readUser(kit, actor);
      insist(
        user.id === actor.user.id && user.phone === null,
        `PUT /user wrote ${JSON.stringify({ id: user.id, phone: user.phone })} because the request said so.`,
      );
    },
  },
  ...pictureRules(),
];

function pictureRules(): readonly Rule[] {
  const kinds = [
    ['image/jpeg', jpeg, 'photo.txt'],
    ['image/png', png, 'photo.jpg'],
    ['image/webp', webp, 'photo.jpg'],
  ] as const;
  return [
    {
      id: 'picture-by-content',
      group,
      title: 'JPEG, PNG and WebP are saved and served as what they are, whatever their name says',
      check: async (kit) => {
        const actor = await signIn(kit);
        for (const [type, bytes, name] of kinds) {
          const { mediaType = 'nothing' } = await savedPicture(kit, actor, bytes, name);
          insist(mediaType === type, `A ${type} named ${name} is served as ${mediaType}.`);
        }
      },
    },
    {
      id: 'picture-not-sniffed',
      group,
      title: 'Pictures are served with X-Content-Type-Options: nosniff',
      check: async (kit) => {
        const { headers } = await savedPicture(kit, await signIn(kit), jpeg);
        const header = headers.get('x-content-type-options') ?? 'missing';
        insist(header === 'nosniff', `The picture's X-Content-Type-Options is ${header}.`);
      },
    },
    {
      id: 'picture-is-one',
      group,
      title: 'A web page that calls itself a picture is avatar-rejected',
      check: async (kit) => {
        const page = Buffer.from('<!doctype html><script>alert(1)</script>'.repeat(9));
        const actor = await signIn(kit);
        const answer = await upload(kit, actor, page, { name: 'a.png', type: 'image/png' });
        expectProblem(answer, ['avatar-rejected'], 'to a web page named a.png');
        const { avatarUrl } = await readUser(kit, actor);
        insist(avatarUrl === null, 'The refused file became the picture all the same.');
      },
    },
    {
      id: 'picture-too-large',
      group,
      title: 'A picture of more than 5 MB is avatar-rejected',
      check: async (kit) => {
        const large = Buffer.concat([jpeg, Buffer.alloc(5 * 1024 * 1024)]);
        const answer = await upload(kit, await signIn(kit), large);
        expectProblem(answer, ['avatar-rejected'], 'to a picture of more than 5 MB');
      },
    },
    {
      id: 'picture-in-its-field',
      group,
      title: 'A picture in another field than "avatar" is an invalid-request',
      check: async (kit) => {
        const answer = await upload(kit, await signIn(kit), jpeg, { field: 'file' });
        expectProblem(answer, ['invalid-request'], 'to a picture in the field "file"');
      },
    },
    {
      id: 'picture-without-place',
      group,
      title: 'What the camera wrote into a picture (place, device) is removed',
      check: async (kit) => {
        const { bytes } = await savedPicture(kit, await signIn(kit), jpegWithExif);
        insist(
          !bytes.toString('latin1').includes(cameraNote),
          'The picture is served with the EXIF data it was uploaded with.',
        );
      },
    },
    {
      id: 'picture-unknown',
      group,
      title: 'An unknown picture is answered as not-found',
      check: async (kit) => {
        const answer = await kit.backend.send('GET', `/avatars/${'A'.repeat(22)}`);
        expectProblem(answer, ['not-found'], 'to an unknown picture');
      },
    },
  ];
}
