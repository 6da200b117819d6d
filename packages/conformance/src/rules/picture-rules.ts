import type { Actor } from '../backend/actions';
import { readUser, signIn } from '../backend/actions';
import type { Answer } from '../backend/caller';
import { describeAnswer, expectProblem, expectStatus, expectUser, insist } from '../backend/expect';
import type { Kit } from '../kit';
import { measureJpeg } from '../pictures/measure-jpeg';
import {
  annotated,
  bomb,
  largePng,
  otherKinds,
  truncated,
  turnedJpeg,
} from '../pictures/odd-pictures';
import { cameraNote, jpeg, jpegWithExif, pictureForm, png, webp } from '../pictures/pictures';
import type { Rule } from '../rule';

const group = 'Pictures';

const upload = (
  kit: Kit,
  { token }: Actor,
  ...picture: Parameters<typeof pictureForm>
): Promise<Answer> =>
  kit.backend.send('POST', '/user/avatar', { token, form: pictureForm(...picture) });

/** Saves a picture and returns where it is. */
async function savedAt(
  kit: Kit,
  actor: Actor,
  ...picture: Parameters<typeof pictureForm>
): Promise<string> {
  const answer = await upload(kit, actor, ...picture);
  const { avatarUrl } = expectUser(answer, 'to a picture');
  insist(avatarUrl !== null, `${describeAnswer(answer)}: no avatarUrl after a picture was saved.`);
  insist(/^https?:\/\//.test(avatarUrl), `avatarUrl is ${avatarUrl}, not an absolute address.`);
  return avatarUrl;
}

/** Saves a picture and fetches it from where the response says it is. */
async function savedPicture(
  kit: Kit,
  actor: Actor,
  ...picture: Parameters<typeof pictureForm>
): Promise<Answer> {
  const fetched = await kit.backend.get(await savedAt(kit, actor, ...picture));
  expectStatus(fetched, 200, 'without a token, for image elements send none');
  return fetched;
}

async function refusesFile(
  kit: Kit,
  what: string,
  ...picture: Parameters<typeof pictureForm>
): Promise<void> {
  const actor = await signIn(kit);
  const answer = await upload(kit, actor, ...picture);
  expectProblem(answer, ['avatar-rejected'], `to ${what}`);
  const { avatarUrl } = await readUser(kit, actor);
  insist(avatarUrl === null, `${what} was refused and became the picture all the same.`);
}

/** The last part of an address without its ending: what somebody would have to guess. */
const idIn = (url: string): string =>
  (new URL(url).pathname.split('/').at(-1) ?? '').replace(/\.[a-z]+$/i, '');

/** How many places two ids differ in. */
const difference = (one: string, other: string): number =>
  Array.from(one).filter((letter, at) => letter !== other[at]).length;

const kinds = [
  ['image/jpeg', jpeg, 'photo.txt'],
  ['image/png', png, 'photo.jpg'],
  ['image/webp', webp, 'photo.jpg'],
] as const;

/** `POST /user/avatar` and the addresses of pictures. */
export const pictureRules: readonly Rule[] = [
  {
    id: 'picture-by-content',
    group,
    title: 'JPEG, PNG and WebP are saved and served as what they are, whatever their name says',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const [type, bytes, name] of kinds) {
        const { mediaType = 'nothing' } = await savedPicture(kit, actor, bytes, { name });
        insist(mediaType === type, `A ${type} named ${name} is served as ${mediaType}.`);
      }
    },
  },
  {
    id: 'picture-type-own',
    group,
    title: 'A picture that was uploaded as text/html is refused, or served as a picture',
    check: async (kit) => {
      const actor = await signIn(kit);
      const answer = await upload(kit, actor, png, { name: 'a.html', type: 'text/html' });
      if (answer.status >= 400) {
        expectProblem(answer, ['avatar-rejected', 'invalid-request'], 'to a PNG named a.html');
        return;
      }
      const { avatarUrl } = expectUser(answer, 'to a PNG named a.html');
      const { mediaType } = await kit.backend.get(avatarUrl ?? '');
      insist(
        mediaType === 'image/png',
        `A PNG that was uploaded as text/html is served as ${mediaType ?? 'nothing'}: a browser would run what is in it.`,
      );
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
    id: 'picture-other-kinds',
    group,
    title: 'Pictures of other kinds (SVG, GIF) are avatar-rejected',
    check: async (kit) => {
      for (const [kind, type, bytes] of otherKinds) {
        const name = `photo.${kind.toLowerCase()}`;
        await refusesFile(kit, `a picture of the kind ${kind}`, bytes, { name, type });
      }
    },
  },
  {
    id: 'picture-whole',
    group,
    title: 'A picture whose upload broke off is avatar-rejected',
    check: async (kit) => {
      for (const [kind, bytes] of truncated()) {
        await refusesFile(kit, `a ${kind} that ends in the middle`, bytes);
      }
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
    id: 'picture-of-two-megabytes',
    group,
    slow: true,
    title: 'A picture of two megabytes is taken: up to 5 MB are allowed',
    check: async (kit) => {
      const answer = await upload(kit, await signIn(kit), largePng());
      expectUser(answer, 'to a picture of 2.2 MB');
    },
  },
  {
    id: 'picture-of-too-many-points',
    group,
    slow: true,
    title: 'A small file that unfolds to 400 million points is avatar-rejected',
    check: (kit) => refusesFile(kit, 'a PNG of 20,000 × 20,000 points in 50 kB', bomb()),
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
    id: 'picture-without-notes',
    group,
    title: 'So is everything else that was written into a JPEG, PNG or WebP beside the picture',
    check: async (kit) => {
      const actor = await signIn(kit);
      const kept: string[] = [];
      for (const { place, bytes } of annotated()) {
        const served = await savedPicture(kit, actor, bytes);
        if (served.bytes.toString('latin1').includes(cameraNote)) kept.push(place);
      }
      insist(
        kept.length === 0,
        `Pictures are served with what stood in ${kept.join(', ')}: draw them anew.`,
      );
    },
  },
  {
    id: 'picture-upright',
    group,
    title: 'A picture that its EXIF data turns is still upright when that is removed',
    check: async (kit) => {
      const { bytes } = await savedPicture(kit, await signIn(kit), turnedJpeg);
      const measures = measureJpeg(bytes);
      insist(measures !== undefined, 'A JPEG with an orientation is served as something else.');
      const { width, height, orientation } = measures;
      insist(
        orientation >= 5 ? width > height : height > width,
        `A picture of 40 × 20 points to be turned a quarter is served as ${width} × ${height} without its orientation: it lies on its side.`,
      );
    },
  },
  {
    id: 'picture-replaced-gone',
    group,
    title: 'The earlier picture is gone from its address once another took its place',
    check: async (kit) => {
      const actor = await signIn(kit);
      const earlier = await savedAt(kit, actor, png);
      const later = await savedAt(kit, actor, jpeg);
      insist(earlier !== later, `A second picture has the address of the first, ${idIn(later)}.`);
      expectProblem(await kit.backend.get(earlier), ['not-found'], 'after another took its place');
    },
  },
  {
    id: 'picture-not-guessed',
    group,
    title: 'Nobody can guess the address of a picture from another’s',
    check: async (kit) => {
      const [one, other] = [await signIn(kit), await signIn(kit)];
      const ids = [
        idIn(await savedAt(kit, one, png)),
        idIn(await savedAt(kit, other, png)),
      ] as const;
      insist(
        Math.min(ids[0].length, ids[1].length) >= 16 && difference(...ids) >= 10,
        `Two pictures, one after the other, have the ids ${ids[0]} and ${ids[1]}: 128 random bits make one nobody guesses.`,
      );
      insist(
        !ids[0].includes(one.user.id),
        'The id of a picture holds the id of its person: anybody can make it up.',
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
