/** What the parts of input and textarea look like. */
export const fieldLook = `
.wx-field { position: relative; width: 100%; height: 100%; min-height: inherit; }
.wx-field-control {
  display: block; width: 100%; height: 100%; min-height: inherit; margin: 0; padding: 0; border: 0; outline: 0;
  box-sizing: border-box; background: none; border-radius: 0; appearance: none; resize: none;
  font: inherit; letter-spacing: inherit; color: inherit; text-align: inherit; opacity: 1;
  caret-color: var(--wx-caret, #07c160); -webkit-text-fill-color: currentColor;
}
[data-by-keyboard] :has(> .wx-field > .wx-field-control:focus-visible) {
  outline: 2px solid var(--host-accent); outline-offset: 2px;
}
.wx-field-placeholder {
  position: absolute; inset: 0; overflow: hidden; pointer-events: none; text-align: inherit;
  white-space: nowrap; text-overflow: ellipsis;
}
.wx-field-placeholder[hidden] { display: none; }
.input-placeholder, .textarea-placeholder { color: var(--wx-placeholder, #808080); }
`;
