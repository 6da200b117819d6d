/** How far an API or a built-in does what WeChat's documentation says; docs/host.md shows it. */
export type Fidelity =
  | { readonly kind: 'faithful' }
  | { readonly kind: 'approximated'; readonly how: string }
  /** Known to the host, so that programs with it run, but it does nothing. */
  | { readonly kind: 'absent'; readonly what: string };

/** Read against the documentation, and nothing of it found missing or different. */
export const faithful: Fidelity = { kind: 'faithful' };

/** What of the documentation it does another way or not at all. */
export const approximated = (how: string): Fidelity => ({ kind: 'approximated', how });
