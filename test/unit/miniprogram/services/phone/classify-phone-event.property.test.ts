import fc from 'fast-check';
import { zhCn } from '../../../../../miniprogram/i18n/zh-cn';
import { refusalView } from '../../../../../miniprogram/pages/phone/phone-view';
import { classifyPhoneEvent } from '../../../../../miniprogram/services/phone/classify-phone-event';
import { readCodes, writeCodes } from '../../../../../miniprogram/services/phone/pending-code';
import { readErrorAnswer } from '../../../../../miniprogram/services/backend/problem';
import {
  decodeUser,
  decodeUserEnvelope,
} from '../../../../../miniprogram/services/backend/decode-user';

const anything = fc.anything({ withNullPrototype: true, withBigInt: true });
const text = fc.oneof(
  anything,
  fc.string(),
  fc.constantFrom('', 'getPhoneNumber:ok', 'getPhoneNumber:fail user deny', 'no enough quota'),
);
const detail = fc.oneof(
  anything,
  fc.record(
    {
      errMsg: text,
      errno: fc.oneof(anything, fc.constantFrom(1, 102, 103, 104, 112, 1400001)),
      code: text,
      encryptedData: text,
      iv: text,
      cloudID: text,
    },
    { requiredKeys: [] },
  ),
);
const component = fc.constantFrom('quick' as const, 'realtime' as const);

/** Whether a field is there as a text that says something. */
const has = (event: unknown, field: string): boolean => {
  const value = (event as Readonly<Record<string, unknown>> | null | undefined)?.[field];
  return typeof value === 'string' && value !== '';
};

describe('whatever comes from outside', () => {
  it('is called granted only with a proof, and never throws', () => {
    fc.assert(
      fc.property(component, detail, fc.boolean(), (which, event, cloud) => {
        const { kind } = classifyPhoneEvent(which, event, cloud);
        const isLegacy = which === 'quick' && has(event, 'encryptedData') && has(event, 'iv');
        const isCloud = which === 'quick' && cloud && has(event, 'cloudID');
        expect(kind === 'granted').toBe(has(event, 'code') || isLegacy || isCloud);
      }),
      { numRuns: 20_000 },
    );
  });

  it('is never shown to a person in a release: all words are the program’s own', () => {
    const own = new Set(Object.values(zhCn.phone.refusal));
    fc.assert(
      fc.property(detail, (event) => {
        const outcome = classifyPhoneEvent('realtime', event, false);
        fc.pre(outcome.kind !== 'granted');
        const view = refusalView(outcome, [], zhCn.phone, {
          ownSheet: false,
          showDeveloper: false,
        });
        expect(view).toMatchObject({ kind: 'asking', developer: '' });
        expect(own.has(view.kind === 'asking' ? view.message : '')).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('is decoded to what the contract says, or refused with a place', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.record({ user: anything, id: text })), (body) => {
        const kinds = [decodeUser(body), decodeUserEnvelope(body)].map(({ kind }) => kind);
        expect(kinds).toStrictEqual(['mismatch', 'mismatch']);
        expect(['problem', 'unavailable']).toContain(readErrorAnswer(500, body, {}).kind);
      }),
      { numRuns: 5000 },
    );
  });

  it('cannot come back from the encrypted storage as a code that was never kept', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.record({ codes: fc.array(anything) })), (stored) => {
        const codes = readCodes(stored);
        expect(readCodes(writeCodes(codes))).toStrictEqual(codes);
        expect(codes).toStrictEqual([]);
      }),
      { numRuns: 5000 },
    );
  });
});
