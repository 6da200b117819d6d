/** A bound number. The program never knows more of it than this. */
export interface BoundPhone {
  /** First three and last two digits, as the backend masks it: `156******77`. */
  readonly masked: string;
  /** `86`, `852` … without a plus sign. */
  readonly countryCode: string;
}

/** The person as the backend knows them. */
export interface User {
  readonly id: string;
  readonly nickname: string | null;
  /** https address, or null for the default picture. */
  readonly avatarUrl: string | null;
  readonly phone: BoundPhone | null;
}

/** What tells two numbers apart, as far as the program knows them; empty for none. */
export function maskedPhone(phone: BoundPhone | null): string {
  return phone === null ? '' : `${phone.countryCode} ${phone.masked}`;
}

/** The number as a line of text: mainland numbers bare and in groups of 3, 4 and 4, others with their calling code. */
export function phoneLabel({ masked, countryCode }: BoundPhone): string {
  return countryCode === '86'
    ? masked.replace(/^(.{3})(.{4})(.{4})$/, '$1 $2 $3')
    : `+${countryCode} ${masked}`;
}
