import { join } from 'node:path';

import { budgets } from '../budgets';
import type { Figure } from '../figures';
import { count } from '../figures';
import type { BudgetLine, Row, Table } from '../row';
import type { CompiledPackage, PackageContestant } from './compiled-peers';
import { contestants } from './compiled-peers';
import type { PackageSizes } from './package-sizes';
import { bytesInside, kinds, sizesOf } from './package-sizes';
import type { Saving } from './smaller-variants';
import { savings } from './smaller-variants';
import { estimatePackage } from './source-estimate';
import { subpackageRoots } from './subpackages';

const programFolder = join(__dirname, '../../../miniprogram');

export type Compiled = Readonly<Record<PackageContestant, CompiledPackage>>;

/** This program with some savings, and what the compiler then makes of it. */
export interface SmallerPackage {
  readonly chosen: readonly Saving[];
  readonly sizes: PackageSizes;
}

/** What the official compiler makes of this program and of what teams ship instead. */
export function packageRow(compiled: Compiled, smaller: readonly SmallerPackage[]): Row {
  const own = sizesOf(compiled['this program'].minified);
  const ownBytes = own.bytes;
  const most = budgets.packageBytes;
  return {
    id: 'package',
    title: 'Package bytes by WeChat’s official compiler',
    method: [
      'Compiled in this run by `miniprogram-ci` with this project’s settings, `attr` answered on the spot. “Helpers” are the files of `@babel/runtime` that the compiler adds. The documentation’s sample has two pages, no language but one, no error state and no style; the library pages have one button and nothing else.',
      goalSentence(ownBytes),
      'The savings of the last table are not taken (docs/decisions/0016): each was made to a copy of this program, which was compiled the same way. Texts in one language leave a program that two of three audiences cannot read; modern syntax leaves out the phones that DevTools’ own default compiles for; all scripts in one file, which no page could load as it is, shows what the edges between modules weigh.',
    ],
    ratios: contestants.slice(1).map((name) => ({
      what: `package bytes, this program to ${nameInRatio[name]}`,
      ratio: ownBytes / sizesOf(compiled[name].minified).bytes,
    })),
    tables: [
      kindTable('Minified, as uploaded', (name) => sizesOf(compiled[name].minified)),
      kindTable('DevTools’ default settings, not minified', (name) =>
        sizesOf(compiled[name].plain),
      ),
      partTable(own, sizesOf(compiled['this program'].plain)),
      smallerTable(own, smaller),
    ],
    budgets: [
      { what: 'package, minified, B', value: ownBytes, most },
      {
        what: 'main package, which everybody downloads, minified, B',
        value: ownBytes - bytesInside(own, subpackageRoots(programFolder)),
        most: budgets.mainPackageBytes,
      },
      {
        what: 'compiler helpers, minified, B',
        value: own.byKind.helpers,
        most: budgets.helperBytes,
      },
      estimateLine(estimatePackage(programFolder).bytes),
    ],
  };
}

/** The estimate beside its budget, which follows when the program gets smaller. */
export function estimateLine(value: number): BudgetLine {
  const { estimatedBytes: most, estimatedSlackBytes } = budgets;
  const least = most - estimatedSlackBytes;
  return { what: 'package, estimated without the compiler, B', value, most, least };
}

function goalSentence(bytes: number): string {
  const grouped = (value: number): string => value.toLocaleString('en');
  const { packageBytesGoal: goal, packageBytes } = budgets;
  return bytes <= goal
    ? `The goal of ${grouped(goal)} B for the whole program is met.`
    : `**The goal of ${grouped(goal)} B for the whole program is not met**: it has ${grouped(bytes)} B, ${grouped(bytes - goal)} B more. Today’s budget is ${grouped(packageBytes)} B; it may only go down.`;
}

const nameInRatio: Readonly<Record<PackageContestant, string>> = {
  'this program': 'itself',
  'documentation sample': 'the documentation’s sample',
  't-button': 'a page with one t-button (tdesign-miniprogram)',
  'van-button': 'a page with one van-button (@vant/weapp)',
};

function kindTable(title: string, sizes: (name: PackageContestant) => PackageSizes): Table {
  return {
    title,
    columns: ['total, B', ...kinds.map((kind) => `${kind}, B`), 'files'],
    lines: contestants.map((name) => {
      const { bytes, byKind, files } = sizes(name);
      const figures: Figure[] = [bytes, ...kinds.map((kind) => byKind[kind]), files].map((value) =>
        count(value),
      );
      return { label: name, figures };
    }),
  };
}

function partTable(minified: PackageSizes, plain: PackageSizes): Table {
  const plainBytes = new Map(plain.byPart.map(({ path, bytes }) => [path, bytes]));
  return {
    title: 'This program by page, component and room',
    columns: ['minified, B', 'not minified, B'],
    lines: minified.byPart.map(({ path, bytes }) => ({
      label: path,
      figures: [count(bytes), count(plainBytes.get(path) ?? 0)],
    })),
  };
}

function smallerTable(own: PackageSizes, smaller: readonly SmallerPackage[]): Table {
  return {
    title: 'What the package would weigh with savings that are not taken, minified',
    columns: ['total, B', 'saved, B'],
    lines: smaller.map(({ chosen, sizes }) => ({
      label: chosen.length === savings.length ? 'all of these' : chosen.join(' and '),
      figures: [count(sizes.bytes), count(own.bytes - sizes.bytes)],
    })),
  };
}
