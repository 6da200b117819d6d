import fc from 'fast-check';

import type { PhoneCode } from '../../../../../miniprogram/models/phone';
import type { PendingGrant } from '../../../../../miniprogram/services/phone/pending-grant';
import {
  proofOf,
  readGrants,
  requestKey,
  writeGrants,
} from '../../../../../miniprogram/services/phone/pending-grant';

const text = fc.string({ minLength: 1 });
const moment = fc.nat();
const grant = fc.oneof(
  fc.record({
    kind: fc.constant('code' as const),
    component: fc.constantFrom('quick' as const, 'realtime' as const),
    code: text.map((code) => code as PhoneCode),
  }),
  fc.record({ kind: fc.constant('encrypted' as const), encryptedData: text, iv: text }),
  fc.record({ kind: fc.constant('cloudId' as const), cloudId: text }),
);
const pending: fc.Arbitrary<PendingGrant> = fc.record({
  grant,
  idempotencyKey: text,
  tapped: fc.record({ wall: moment, monotonic: fc.constant(null), server: fc.option(moment) }),
  stage: fc.constantFrom('new' as const, 'conflict' as const, 'move' as const),
  // The run that reads it cannot know.
  isSent: fc.constant(true),
  phoneBefore: fc.option(fc.string()),
});

const code = { kind: 'code', component: 'quick', code: 'c' };
const stored = { grant: code, idempotencyKey: 'k', wall: 5, server: 6, stage: 'new' };

describe('codes in the encrypted storage', () => {
  it('are read as they were written, without the clock of the run', () => {
    fc.assert(
      fc.property(fc.array(pending), moment, (codes, monotonic) => {
        const running = codes.map((it) => ({
          ...it,
          tapped: { ...it.tapped, monotonic },
          isSent: false,
        }));
        const kept = JSON.parse(JSON.stringify(writeGrants(running))) as unknown;
        expect(readGrants(kept)).toStrictEqual(structuredClone(codes));
        expect(JSON.stringify(kept)).not.toContain('monotonic');
      }),
    );
  });

  it.each<[string, object]>([
    ['grant', { grant: null }],
    ['grant of another kind', { grant: { ...code, kind: 'number' } }],
    ['component', { grant: { ...code, component: 'slow' } }],
    ['code', { grant: { ...code, code: '' } }],
    ['payload', { grant: { kind: 'encrypted', iv: 'i' } }],
    ['vector', { grant: { kind: 'encrypted', encryptedData: 'e', iv: '' } }],
    ['payload of another kind', { grant: { kind: 'number', encryptedData: 'e', iv: 'i' } }],
    ['CloudID of another kind', { grant: { kind: 'number', cloudId: 'c' } }],
    ['CloudID', { grant: { kind: 'cloudId', cloudId: 7 } }],
    ['key', { idempotencyKey: '' }],
    ['time', { wall: 'now' }],
    ['stage', { stage: 'sold' }],
  ])('are left out when their %s is damaged, and the others are kept', (_name, damage) => {
    const left = readGrants({ codes: [{ ...stored, ...damage }, stored, 'text', null] });
    expect(left).toStrictEqual([
      {
        grant: code,
        idempotencyKey: 'k',
        tapped: { wall: 5, monotonic: null, server: 6 },
        stage: 'new',
        isSent: true,
        phoneBefore: null,
      },
    ]);
  });

  it('have no time of the server when that is damaged', () => {
    expect(readGrants({ codes: [{ ...stored, server: 'x' }] })[0]?.tapped.server).toBeNull();
  });

  it('are none where something else is stored', () => {
    expect([undefined, null, 'x', [stored], { codes: {} }].flatMap(readGrants)).toStrictEqual([]);
  });
});

describe('a pending code', () => {
  it('is known by its proof and asks under its key, another question under another', () => {
    fc.assert(
      fc.property(pending, (it) => {
        const { idempotencyKey: key } = it;
        expect(requestKey({ ...it, stage: 'new' })).toBe(key);
        expect(requestKey({ ...it, stage: 'conflict' })).toBe(key);
        expect(requestKey({ ...it, stage: 'move' })).toBe(`${key}-move`);
      }),
    );
    const paid = 'c' as PhoneCode;
    expect(proofOf({ kind: 'code', component: 'quick', code: paid })).toBe(paid);
    expect(proofOf({ kind: 'encrypted', encryptedData: 'e', iv: 'i' })).toBe('e');
    expect(proofOf({ kind: 'cloudId', cloudId: 'c' })).toBe('c');
  });
});
