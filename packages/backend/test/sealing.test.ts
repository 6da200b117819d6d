import { systemRandom } from '../src/random';
import { createKeyedDigest, createSealing } from '../src/sealing';

const key = Buffer.alloc(32, 1);
const sealing = createSealing(key, 'one', systemRandom);

describe('sealed texts', () => {
  it('are another one every time, show nothing and open again', () => {
    const [first, second] = [sealing.seal('+86 小满'), sealing.seal('+86 小满')];
    expect(first).not.toBe(second);
    expect(Buffer.from(first, 'base64url').toString('latin1')).not.toContain('+86');
    expect([first, second].map((sealed) => sealing.open(sealed))).toStrictEqual([
      '+86 小满',
      '+86 小满',
    ]);
  });

  it.each([
    [
      'under another key',
      (text: string) => createSealing(Buffer.alloc(32, 2), 'one', systemRandom).seal(text),
    ],
    ['for another purpose', (text: string) => createSealing(key, 'two', systemRandom).seal(text)],
    [
      'and then changed',
      (text: string) => {
        const bytes = Buffer.from(sealing.seal(text), 'base64url');
        bytes.writeUInt8(bytes.readUInt8(28) ^ 1, 28);
        return bytes.toString('base64url');
      },
    ],
    ['and cut within the tag', (text: string) => sealing.seal(text).slice(0, 24)],
    ['and emptied', () => ''],
  ])('do not open when they were sealed %s', (_name, sealText) => {
    expect(() => sealing.open(sealText('secret'))).toThrow();
  });
});

describe('keyed digests', () => {
  it('are the same for the same text, key and purpose only', () => {
    const digestOf = createKeyedDigest(key, 'one');
    const all = [
      digestOf('1'),
      digestOf('2'),
      createKeyedDigest(key, 'two')('1'),
      createKeyedDigest(Buffer.alloc(32, 2), 'one')('1'),
    ];
    expect(new Set(all).size).toBe(4);
    expect(createKeyedDigest(key, 'one')('1')).toBe(all[0]);
  });
});
