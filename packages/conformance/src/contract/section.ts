/** The headings of docs/backend.md that rules are about. */
export type Section =
  | 'Signing in'
  | 'The paths'
  | 'Proofs of a number'
  | 'Idempotency: why no code is paid for twice'
  | 'A number that was taken back'
  | 'More than one process'
  | 'SMS fraud'
  | 'Problems'
  | 'Towards WeChat'
  | 'What WeChat tells you'
  | 'What to keep, what to log'
  | 'Deletion'
  | "Another number, somebody else's number, no number";
