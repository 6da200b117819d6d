import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { importsBelow, roomArrows, root, withoutShortcuts } from './imports';
import type { Arrow, Flowchart } from './mermaid';
import { boxesOf, readFlowcharts } from './mermaid';

/** docs/architecture.md draws what the sources say. */
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const flowcharts = readFlowcharts(page);
const [inHost, inProgram, inBackend, program, packages, host] = flowcharts as readonly [
  Flowchart,
  Flowchart,
  Flowchart,
  Flowchart,
  Flowchart,
  Flowchart,
];
const taps = [inHost, inProgram, inBackend];

const imports = importsBelow(['miniprogram', 'packages', 'test/start']);

const drawn = (arrows: readonly Arrow[]): readonly string[] =>
  arrows.map(({ from, to }) => `${from} --> ${to}`).sort();

describe('the diagrams', () => {
  const mostBoxes = 14;

  test('are six, and each can be read at a glance', () => {
    expect(flowcharts).toHaveLength(6);
    expect(flowcharts.map(boxesOf).filter((boxes) => boxes > mostBoxes)).toStrictEqual([]);
  });

  test('a larger one would be noticed', () => {
    const chain = Array.from(
      { length: mostBoxes },
      (_, index) => `  b${index} --> b${index + 1}\n`,
    );
    const lone = '  c["package.json"]\n  d(["nothing"])\n';
    const text = `\`\`\`mermaid\nflowchart TD\n${chain.join('')}${lone}\`\`\`\n`;
    expect(readFlowcharts(text).map(boxesOf)).toStrictEqual([mostBoxes + 3]);
  });
});

describe('one tap', () => {
  const text = (path: string): string => readFileSync(join(root, path), 'utf8');

  /** What is wrong with an arrow; empty when the sources say the same. */
  function fault({ files, others }: Flowchart, { from, to, label }: Arrow): string {
    const [source, target] = [files.get(from), files.get(to)];
    const lost = [from, to].filter((id) => !files.has(id) && !others.has(id));
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
    const isDrawn = imports.some(
      (one) => one.from === source && (one.to === target || one.to === entry),
    );
    return isDrawn ? '' : `${source} does not import ${target}`;
  }

  test('goes through files that exist', () => {
    const missing = taps
      .flatMap(({ files }) => [...files.values()])
      .filter((path) => !existsSync(join(root, path)));
    expect(missing).toStrictEqual([]);
  });

  test('goes along imports, and along names that stand at both ends', () => {
    expect(taps.flatMap(({ arrows }) => arrows).length).toBeGreaterThan(35);
    const faults = taps.flatMap((tap) => tap.arrows.map((arrow) => fault(tap, arrow)));
    expect(faults.filter(Boolean)).toStrictEqual([]);
  });

  test('passes every box that is drawn, without a gap between finger and pixel', () => {
    const boxes = taps.flatMap(({ files, others }) => [...files.values(), ...others.values()]);
    const steps = taps.flatMap(({ arrows, files, others }) =>
      arrows.map(({ from, to, label }) => ({
        from: files.get(from) ?? others.get(from) ?? from,
        to: files.get(to) ?? others.get(to) ?? to,
        label,
      })),
    );
    const reached = new Set(['a finger on the glass']);
    // An interface is met from both sides: the arrow to it may be walked backwards.
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { from, to, label } of steps) {
        if (reached.has(from)) reached.add(to);
        if (label === undefined && reached.has(to)) reached.add(from);
      }
    }
    expect(boxes).toContain('a pixel');
    expect(boxes.filter((box) => !reached.has(box))).toStrictEqual([]);
  });
});

describe('who imports whom', () => {
  test('inside the program', () => {
    const roomOf = (path: string): string | undefined => /^miniprogram\/([^/]+)/u.exec(path)?.[1];
    expect(drawn(program.arrows)).toStrictEqual(roomArrows(imports, roomOf));
  });

  describe('among the packages', () => {
    const nameOf = (path: string): string | undefined =>
      /^(?:packages\/[^/]+|test\/start|typings|miniprogram)(?=\/)/u.exec(path)?.[0];
    const isTest = /^packages\/[^/]+\/test\//u;

    test('by their sources', () => {
      const ofSources = imports.filter(({ from }) =>
        /^(?:test|packages\/[^/]+\/src)\//u.test(from),
      );
      expect(drawn(packages.arrows.filter(({ label }) => label === undefined))).toStrictEqual(
        roomArrows(ofSources, nameOf),
      );
    });

    test('by their tests, as far as these share what no source imports', () => {
      const shared = imports.filter(
        ({ from, to }) => isTest.test(from) && to.startsWith('packages/testing/'),
      );
      expect(drawn(packages.arrows.filter(({ label }) => label === 'tests'))).toStrictEqual(
        roomArrows(shared, nameOf),
      );
    });

    test('with every package', () => {
      const ends = new Set(packages.arrows.flatMap(({ from, to }) => [from, to]));
      const all = readdirSync(join(root, 'packages'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `packages/${name}`);
      expect([...ends].sort()).toStrictEqual([...all, 'test/start'].sort());
    });
  });

  describe('inside the host', () => {
    const roomOf = (path: string): string | undefined =>
      /^packages\/host\/src\/([^/.]+)\//u.exec(path)?.[1];
    const all = roomArrows(imports, roomOf);

    test('in the table: every import', () => {
      const listed = [...page.matchAll(/^\| `(\w+)` +\| (.*?) *\|$/gmu)].flatMap(
        ([, room = '', targets = '']) =>
          [...targets.matchAll(/`(\w+)`/gu)].map(([, to = '']) => `${room} --> ${to}`),
      );
      expect(listed.sort()).toStrictEqual(all);
    });

    test('in the drawing: the same without shortcuts, and without the interface below all', () => {
      const withoutPlatform = withoutShortcuts(all).filter(
        (arrow) => !arrow.endsWith('> platform'),
      );
      expect(drawn(host.arrows)).toStrictEqual(withoutPlatform);
      expect(all.filter((arrow) => arrow.startsWith('platform '))).toStrictEqual([]);
    });
  });

  test('a shortcut is an arrow that a longer way says, too', () => {
    expect(withoutShortcuts(['a --> b', 'a --> c', 'a --> d', 'b --> c'])).toStrictEqual([
      'a --> b',
      'a --> d',
      'b --> c',
    ]);
  });
});
