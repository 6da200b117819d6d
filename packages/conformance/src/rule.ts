import type { Section } from './contract/section';
import type { Kit } from './kit';

/** What a rule is about. */
export type Group =
  | 'Session'
  | 'Access'
  | 'HTTP'
  | 'People apart'
  | 'Same moment'
  | 'Taken back'
  | 'Pictures'
  | 'Restart'
  | 'Phone code'
  | 'Idempotency'
  | 'WeChat in trouble'
  | 'Other proofs'
  | 'SMS'
  | 'Profile'
  | 'Reports'
  | 'Deletion'
  | 'WeChat messages'
  | 'Every answer';

export type RuleOutcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** Nothing is known about the backend, and why. */
  | { readonly kind: 'not-checked'; readonly why: string };

/** One promise of docs/backend.md that can be seen from outside. */
export interface Rule {
  /** Stable; `--only` and `--skip` take it. */
  readonly id: string;
  readonly group: Group;
  /** What a right backend does, in one plain sentence. */
  readonly title: string;
  /** Where docs/backend.md says so. @default what its group is about */
  readonly section?: Section;
  /** Why it cannot be checked with this kit's settings; `undefined` when it can. */
  readonly hindrance?: (kit: Kit) => string | undefined;
  /** Takes seconds, for somebody has to be slow in it: left out by `--fast`. */
  readonly slow?: true;
  /** Resolves when the backend keeps it; throws a `Violation` when not. */
  readonly check: (kit: Kit) => Promise<void>;
}
