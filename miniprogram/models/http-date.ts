/** The moment that a `Date` header names, in milliseconds since 1970; null when it names none. */
export function parseHttpDate(header: string | undefined): number | null {
  // Other formats are read differently by different clients: HTTP knows this one (RFC 9110, 5.6.7).
  if (header === undefined || !/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(header)) {
    return null;
  }
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : moment;
}
