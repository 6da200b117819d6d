const TOKEN =
  /(\/\*[^]*?\*\/)|(\/\*[^]*$)|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|([{};])|(\/\/)|[^\s{};"'/]+|\//g;

/**
 * Reads comments as WeChat's compiler, wcsc, does: one without end ends with the file, and the "//" before a
 * selector or declaration is dropped, so that what follows it counts. Places stay what they are.
 */
export function withoutOddComments(source: string): string {
  if (!source.includes('//') && !source.includes('/*')) return source;
  /** Whether a selector or declaration may begin here. */
  let fresh = true;
  return source.replace(
    TOKEN,
    (token: string, comment?: string, endless?: string, mark?: string, slashes?: string) => {
      if (comment !== undefined) return token;
      if (endless !== undefined) return '';
      if (slashes !== undefined && fresh) return '  ';
      fresh = mark !== undefined;
      return token;
    },
  );
}
