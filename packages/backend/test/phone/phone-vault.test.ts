import { maskNumber } from '../../src/numbers/masked-number';
import { createPhoneVault } from '../../src/phone/phone-vault';
import { systemRandom } from '../../src/random';

const number = { countryCode: '86', pureNumber: '13580006666' };

describe('the phone vault', () => {
  it('opens what it sealed and keeps the plain number out of everything stored', () => {
    const vault = createPhoneVault(Buffer.alloc(32, 1), systemRandom);
    const stored = vault.seal(number);
    expect(vault.open(stored)).toBe('+8613580006666');
    expect(JSON.stringify(stored)).not.toContain('0006666');
    expect(stored).toMatchObject({ masked: '135******66', countryCode: '86' });
  });

  it('finds the same number by its digest although each seal differs', () => {
    const vault = createPhoneVault(Buffer.alloc(32, 1), systemRandom);
    const [one, other] = [vault.seal(number), vault.seal(number)];
    expect(one.digest).toBe(other.digest);
    expect(one.sealed).not.toBe(other.sealed);
    expect(vault.seal({ ...number, countryCode: '1' }).digest).not.toBe(one.digest);
  });

  it('opens nothing of another key and nothing that was changed', () => {
    const vault = createPhoneVault(Buffer.alloc(32, 1), systemRandom);
    const stored = vault.seal(number);
    const other = createPhoneVault(Buffer.alloc(32, 2), systemRandom);
    expect(() => other.open(stored)).toThrow();
    const bytes = Buffer.from(stored.sealed, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
    expect(() => vault.open({ ...stored, sealed: bytes.toString('base64url') })).toThrow();
    expect(other.seal(number).digest).not.toBe(stored.digest);
  });
});

describe('masking', () => {
  it.each([
    ['13580006666', '135******66'],
    ['2015550123', '201*****23'],
    ['51234567', '51****67'],
    ['12345', '12*45'],
  ])('writes %s as %s', (plain, masked) => {
    expect(maskNumber(plain)).toBe(masked);
  });
});
