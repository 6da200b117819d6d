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
  /** Ids of the round nodes, which are no files. */
  readonly others: ReadonlySet<string>;
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
  const others = new Set<string>();
  for (const line of body.split('\n').map((text) => text.trim())) {
    if (line === '' || line === 'end' || line.startsWith('subgraph ')) continue;
    const solid = /^(\S+) --> (\S+)$/u.exec(line);
    const dotted = /^(\S+) -\. "([^"]+)" \.-> (\S+)$/u.exec(line);
    const file = /^(\w+)\["([^"]+)"\]$/u.exec(line);
    const other = /^(\w+)\(\["[^"]+"\]\)$/u.exec(line);
    if (solid) arrows.push({ from: solid[1] ?? '', to: solid[2] ?? '', label: undefined });
    else if (dotted) arrows.push({ from: dotted[1] ?? '', to: dotted[3] ?? '', label: dotted[2] });
    else if (file) files.set(file[1] ?? '', file[2] ?? '');
    else if (other) others.add(other[1] ?? '');
    else throw new Error(`This line of a flowchart is not understood: ${line}`);
  }
  return { arrows, files, others };
}
