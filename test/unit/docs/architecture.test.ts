import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf, roomArrows, root, sourcesBelow } from './imports';
import { readFlowcharts, type Arrow, type Flowchart } from './mermaid';

/** docs/architecture.md draws what the sources say. */
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const [tap, program, around, host] = readFlowcharts(page) as readonly [
  Flowchart,
  Flowchart,
  Flowchart,
  Flowchart,
];

const drawn = ({ arrows }: Flowchart): readonly string[] =>
  arrows.map(({ from, to }) => `${from} --> ${to}`).sort();

describe('one tap', () => {
  const text = (path: string): string => readFileSync(join(root, path), 'utf8');

  /** What is wrong with an arrow; empty when the sources say the same. */
  function fault({ from, to, label }: Arrow): string {
    const [source, target] = [tap.files.get(from), tap.files.get(to)];
    const lost = [from, to].filter((id) => !tap.files.has(id) && !tap.others.has(id));
    if (lost.length > 0) return `${lost.join()} is no node`;
    if (label !== undefined) {
      const silent = [source, target].filter(
        (path) => path !== undefined && !text(path).includes(label),
      );
      return silent.length > 0 ? `"${label}" does not stand in ${silent.join()}` : '';
    }
    if (source === undefined || target === undefined) return 'an import needs two files';
    // A file of another package is reached through the package's entry.
    const entry = target.replace(/^(packages\/\w+\/src)\/.*$/u, '$1/index.ts');
    const imports = importsOf(source);
    return imports.includes(target) || (entry !== target && imports.includes(entry))
      ? ''
      : `${source} does not import ${target}`;
  }

  test('goes through files that exist', () => {
    const missing = [...tap.files.values()].filter((path) => !existsSync(join(root, path)));
    expect(missing).toStrictEqual([]);
  });

  test('goes along imports, and along names that stand at both ends', () => {
    expect(tap.arrows.length).toBeGreaterThan(40);
    expect(tap.arrows.map(fault).filter(Boolean)).toStrictEqual([]);
  });

  test('passes every file that is drawn, without a gap between finger and pixel', () => {
    const reached = new Set(['finger']);
    // An interface is met from both sides: the arrow to it may be walked backwards.
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { from, to, label } of tap.arrows) {
        if (reached.has(from)) reached.add(to);
        if (label === undefined && reached.has(to)) reached.add(from);
      }
    }
    expect([...tap.files.keys(), ...tap.others].filter((id) => !reached.has(id))).toStrictEqual([]);
  });
});

describe('who imports whom', () => {
  test('inside the program', () => {
    const roomOf = (path: string): string | undefined => /^miniprogram\/([^/]+)/u.exec(path)?.[1];
    expect(drawn(program)).toStrictEqual(roomArrows(sourcesBelow('miniprogram'), roomOf));
  });

  test('around the program', () => {
    const rooms = [
      'test/start',
      'packages/host',
      'packages/wechat',
      'packages/backend',
      'packages/contract',
    ];
    const roomOf = (path: string): string | undefined =>
      [...rooms, 'typings', 'miniprogram'].find((room) => path.startsWith(`${room}/`));
    expect(drawn(around)).toStrictEqual(
      roomArrows(
        rooms
          .flatMap(sourcesBelow)
          .filter((path) => path.startsWith('test/') || path.includes('/src/')),
        roomOf,
      ),
    );
  });

  test('inside the host', () => {
    const roomOf = (path: string): string | undefined =>
      /^packages\/host\/src\/([^/.]+)\//u.exec(path)?.[1];
    expect(drawn(host)).toStrictEqual(roomArrows(sourcesBelow('packages/host/src'), roomOf));
  });
});
