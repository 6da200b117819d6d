import type { Report } from './diagnostics';

/** A JSON file with the places of its values, so that what is wrong with one can be shown there. */
export interface JsonSource {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** Offset of the value at a path of keys and indexes, or of the nearest one around it. */
  offsetOf(path: readonly PropertyKey[]): number;
}

/**
 * Parses a JSON file of a project; a syntax error goes to the report with line and column.
 *
 * WeChat's JSON is JSON: no comments, no trailing commas, double quotes only.
 */
export function parseJson(file: string, text: string, report: Report): JsonSource | undefined {
  const reader = new JsonReader(text);
  try {
    const value = reader.readDocument();
    return {
      file,
      text,
      value,
      offsetOf(path) {
        for (let length = path.length; length > 0; length -= 1) {
          const offset = reader.offsets.get(pointer(path.slice(0, length)));
          if (offset !== undefined) return offset;
        }
        return reader.offsets.get('') ?? 0;
      },
    };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    report.add({
      severity: 'error',
      file,
      text,
      at: { offset: error.offset },
      message: `This is not valid JSON: ${error.message}`,
    });
    return undefined;
  }
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key)}`).join('');
}

class JsonSyntaxError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

class JsonReader {
  readonly offsets = new Map<string, number>();
  private position = 0;

  constructor(private readonly text: string) {
    if (text.startsWith('\uFEFF')) this.position = 1;
  }

  readDocument(): unknown {
    this.skipSpace();
    if (this.position === this.text.length) this.fail('the file is empty; write at least {}.');
    const value = this.readValue('');
    this.skipSpace();
    if (this.position < this.text.length) this.fail('nothing may follow the closing bracket.');
    return value;
  }

  private readValue(path: string): unknown {
    this.skipSpace();
    this.offsets.set(path, this.position);
    const first = this.text[this.position];
    if (first === '{') return this.readObject(path);
    if (first === '[') return this.readArray(path);
    return first === '"' ? this.readString() : this.readLiteral();
  }

  private readObject(path: string): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.readItems('}', () => {
      if (this.text[this.position] !== '"') this.fail('a key in double quotes is expected here.');
      const key = this.readString();
      this.skipSpace();
      if (this.text[this.position] !== ':') this.fail(`":" is expected after the key "${key}".`);
      this.position += 1;
      entries.push([key, this.readValue(`${path}/${key}`)]);
    });
    return Object.fromEntries(entries);
  }

  private readArray(path: string): unknown[] {
    const items: unknown[] = [];
    this.readItems(']', () => items.push(this.readValue(`${path}/${items.length}`)));
    return items;
  }

  private readItems(close: '}' | ']', readItem: () => void): void {
    this.position += 1;
    this.skipSpace();
    if (this.text[this.position] === close) {
      this.position += 1;
      return;
    }
    for (;;) {
      readItem();
      this.skipSpace();
      const next = this.text[this.position];
      if (next !== ',' && next !== close) this.fail(`"," or "${close}" is expected here.`);
      this.position += 1;
      if (next === close) return;
      this.skipSpace();
      if (this.text[this.position] === close) {
        this.position -= 1;
        this.fail(`take the comma before "${close}" away.`);
      }
    }
  }

  private readString(): string {
    const { position } = this;
    const match = this.match(/"(?:[^"\\\r\n]|\\.)*"/y);
    if (match === undefined) this.fail('this string has no end on its line.');
    try {
      return String(JSON.parse(match));
    } catch {
      this.position = position;
      this.fail('this string has a control character or an unknown escape in it.');
    }
  }

  private readLiteral(): unknown {
    const match = this.match(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    if (match === undefined) this.fail('a value is expected here.');
    return JSON.parse(match);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text)?.[0];
    if (match !== undefined) this.position += match.length;
    return match;
  }

  private skipSpace(): void {
    this.match(/[ \t\r\n]+/y);
    if (/\/[/*]/y.test(this.text.slice(this.position, this.position + 2))) {
      this.fail('comments are not allowed; take this one away.');
    }
  }

  private fail(message: string): never {
    throw new JsonSyntaxError(message, this.position);
  }
}
