/** Puts values into the holes of a text: `fill('{seconds} s', {seconds: 3})`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return Object.keys(values).reduce(
    (filled, name) => filled.replace(`{${name}}`, String(values[name])),
    text,
  );
}
