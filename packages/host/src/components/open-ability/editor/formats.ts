/* eslint-disable @typescript-eslint/no-deprecated -- browsers have no other way to change what is selected */
/** Commands of the browser for the formats that have one (documentation: EditorContext.format). */
const commands: Readonly<Record<string, (value: string) => readonly [string, string?]>> = {
  bold: () => ['bold'],
  italic: () => ['italic'],
  underline: () => ['underline'],
  ins: () => ['underline'],
  strike: () => ['strikeThrough'],
  script: (value) => [value === 'sub' ? 'subscript' : 'superscript'],
  header: (value) => ['formatBlock', /^h?[1-6]$/i.test(value) ? `h${value.slice(-1)}` : 'p'],
  align: (value) => [`justify${value === 'justify' ? 'Full' : capital(value)}`],
  indent: (value) => [value.startsWith('-') ? 'outdent' : 'indent'],
  list: (value) => [value === 'ordered' ? 'insertOrderedList' : 'insertUnorderedList'],
  color: (value) => ['foreColor', value],
  backgroundColor: (value) => ['hiliteColor', value],
  fontFamily: (value) => ['fontName', value],
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** What the browser says of the selection, under WeChat's names. */
const asked: Readonly<Record<string, string>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strike: 'strikeThrough',
};

/** jsdom edits nothing. */
const edits = (document: Document) => typeof document.execCommand === 'function';

/** Changes the selection, or what is written next; an unknown format does nothing. */
export function format(document: Document, name: string, value: string): boolean {
  const command = commands[name]?.(value);
  if (command === undefined || !edits(document)) return false;
  const [what, how] = command;
  return document.execCommand(what, false, how);
}

export function removeFormat(document: Document): void {
  if (edits(document)) document.execCommand('removeFormat');
}

/** The formats that the selection has. */
export function formatsOf(document: Document): Readonly<Record<string, unknown>> {
  if (!edits(document)) return {};
  const on = Object.entries(asked).filter(([, command]) => document.queryCommandState(command));
  return Object.fromEntries(on.map(([name]) => [name, name === 'bold' ? 'strong' : true]));
}
