/** Headers that let whoever has them act as the person. */
const secretHeaders = /^(authorization|cookie|set-cookie|proxy-authorization|x-.*token)$/iu;
/** Fields of JSON bodies that do. */
const secretFields =
  /"((?:access_?|refresh_?|session_?)?token|session_?key|secret|password)"\s*:\s*"([^"]*)"/giu;

/** Enough of a secret to tell two apart: the word before it, and its last four characters. */
function masked(value: string): string {
  const [, scheme = '', secret = value] = /^(\w+ )?(.*)$/su.exec(value) ?? [];
  return `${scheme}••••${secret.length > 12 ? secret.slice(-4) : ''}`;
}

/** A header as it may be shown and copied. */
export const maskedHeader = (name: string, value: string): string =>
  secretHeaders.test(name) ? masked(value) : value;

/** A body as it may be shown and copied. */
export const maskedBody = (text: string): string =>
  text.replace(
    secretFields,
    (field: string, _name: string, value: string) =>
      `${field.slice(0, -value.length - 1)}${masked(value)}"`,
  );
