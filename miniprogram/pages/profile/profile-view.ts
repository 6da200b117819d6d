/** What the profile page shows: exactly one of these, around the picture and the field. */
export type ProfileView =
  /** The person works on it; a word about what happened before, or an empty one. */
  | { readonly kind: 'editing'; readonly message: string }
  /** WeChat is still reading the nickname. */
  | { readonly kind: 'reviewing' }
  | { readonly kind: 'saving'; readonly progress: string };

export const editing = (message: string): ProfileView => ({ kind: 'editing', message });
