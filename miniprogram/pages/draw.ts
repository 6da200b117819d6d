/** A page that knows whether it is still there. */
export interface Drawn<Data> {
  readonly data: Data;
  readonly isOpen: boolean;
  setData(change: Partial<Data>): void;
}

/** `setData` for what comes later than a tap: a page that was left meanwhile is not drawn any more. */
export function draw<Data>(page: Drawn<Data>, change: Partial<NoInfer<Data>>): void {
  if (page.isOpen) page.setData(change);
}
