/** What was written, one state after the other. */
export interface EditHistory {
  note(state: string): void;
  undo(): string | undefined;
  redo(): string | undefined;
  state(): { readonly undo: boolean; readonly redo: boolean };
}

export function createEditHistory(first: string): EditHistory {
  let states: readonly string[] = [first];
  let at = 0;
  const go = (step: number) => {
    const state = states[at + step];
    if (state !== undefined) at += step;
    return state;
  };
  return {
    note(state) {
      if (state === states[at]) return;
      states = [...states.slice(0, at + 1), state];
      at += 1;
    },
    undo: () => go(-1),
    redo: () => go(1),
    state: () => ({ undo: at > 0, redo: at < states.length - 1 }),
  };
}
