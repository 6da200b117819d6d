import { textToBytes } from '../kit/bytes';

interface FilePart {
  /** Name of the form field. */
  readonly field: string;
  readonly fileName: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A multipart/form-data body (RFC 7578) of text fields and one file. */
export function multipart(
  fields: Readonly<Record<string, unknown>>,
  file: FilePart,
): { readonly contentType: string; readonly bytes: Uint8Array } {
  const boundary = `----host${Math.random().toString(36).slice(2)}`;
  const quote = (name: string) => `"${name.replaceAll('"', '%22')}"`;
  const head = Object.entries(fields)
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name=${quote(name)}\r\n\r\n${String(value)}\r\n`,
    )
    .join('');
  const fileHead =
    `--${boundary}\r\nContent-Disposition: form-data; name=${quote(file.field)}; ` +
    `filename=${quote(file.fileName)}\r\nContent-Type: ${file.type}\r\n\r\n`;
  const before = textToBytes(head + fileHead);
  const after = textToBytes(`\r\n--${boundary}--\r\n`);
  const bytes = new Uint8Array(before.length + file.bytes.length + after.length);
  bytes.set(before, 0);
  bytes.set(file.bytes, before.length);
  bytes.set(after, before.length + file.bytes.length);
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes };
}
