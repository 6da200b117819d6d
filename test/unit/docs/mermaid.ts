/** An arrow of a flowchart between two ids. A dotted one carries a label. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string | undefined;
}

/** A Mermaid flowchart as far as docs/architecture.md uses it. */
export interface Flowchart {
  readonly arrows: readonly Arrow[];
  /** Text of the square nodes, which are files, by id. */
  readonly files: ReadonlyMap<string, string>;
  /** Text of the round nodes, which are no files, by id. */
  readonly others: ReadonlyMap<string, string>;
}

/** How many boxes a flowchart has, whether they are declared or only named by an arrow. */
export function boxesOf({ arrows, files, others }: Flowchart): number {
  const ends = arrows.flatMap(({ from, to }) => [from, to]);
  return new Set([...ends, ...files.keys(), ...others.keys()]).size;
}

/** Every Mermaid flowchart in a Markdown text. Throws on a line that is none of the forms in use. */
export function readFlowcharts(markdown: string): readonly Flowchart[] {
  return [...markdown.matchAll(/^```mermaid\nflowchart TD\n(.*?)^```$/gmsu)].map(([, body = '']) =>
    readFlowchart(body),
  );
}

function readFlowchart(body: string): Flowchart {
  const arrows: Arrow[] = [];
  const files = new Map<string, string>();
  const others = new Map<string, string>();
  /** The forms in use, and what a line of each brings. */
  const forms: readonly (readonly [RegExp, (...parts: readonly string[]) => void])[] = [
    [/^(?:end|subgraph .*|)$/u, () => undefined],
    [/^(\S+) --> (\S+)$/u, (from = '', to = '') => arrows.push({ from, to, label: undefined })],
    [
      /^(\S+) -\. "([^"]+)" \.-> (\S+)$/u,
      (from = '', label = '', to = '') => arrows.push({ from, to, label }),
    ],
    [/^(\w+)\["([^"]+)"\]$/u, (id = '', path = '') => files.set(id, path)],
    [/^(\w+)\(\["([^"]+)"\]\)$/u, (id = '', text = '') => others.set(id, text)],
  ];
  for (const line of body.split('\n').map((text) => text.trim())) {
    const form = forms.find(([pattern]) => pattern.test(line));
    if (form === undefined) throw new Error(`A flowchart has a line of no known form: ${line}`);
    const [pattern, take] = form;
    take(...(pattern.exec(line) ?? []).slice(1));
  }
  return { arrows, files, others };
}
