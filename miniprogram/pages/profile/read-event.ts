import type { NicknameEvent } from '../../models/nickname-entry';

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  Object(value) as Readonly<Record<string, unknown>>;

/** The text in an event of a field, or of a form where the field has this name; empty when there is none. */
export function readValue(event: unknown, name?: string): string {
  const { value } = fields(fields(event)['detail']);
  const text = name === undefined ? value : fields(value)[name];
  return typeof text === 'string' ? text : '';
}

/** The verdict of WeChat's review. One that says nothing is as one that came too late. */
export function readReview(event: unknown): NicknameEvent {
  const { pass, timeout } = fields(fields(event)['detail']);
  return {
    kind: 'review',
    pass: pass === true,
    timeout: timeout === true || typeof pass !== 'boolean',
  };
}
