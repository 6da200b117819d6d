import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

import { margins } from '../../../../../miniprogram/platform/deadlines';

const folder = join(__dirname, '../../../../../miniprogram/platform');

/** `wx.cloud.callFunction` of `wx.cloud?.callFunction?.(…)`; null for a call of anything else. */
function nameOf(call: ts.CallExpression): string | null {
  const name = call.expression.getText().replace(/\?/g, '');
  return name.startsWith('wx.') ? name : null;
}

const hasCallbacks = (call: ts.CallExpression): boolean =>
  call.arguments.some(
    (argument) =>
      ts.isObjectLiteralExpression(argument) &&
      argument.properties.some((property) =>
        /^(success|fail|complete|\.\.\.httpCallbacks)\b/.test(property.getText()),
      ),
  );

interface Calls {
  /** Names of `wx` that are called with callbacks. */
  readonly called: readonly string[];
  /** Names that stand in the first argument of a `door(…)`. */
  readonly doors: readonly string[];
}

/** What a source of the platform calls, and what it has a door for. */
function readCalls(source: string): Calls {
  const called: string[] = [];
  const doors: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = nameOf(node);
      if (name !== null && hasCallbacks(node)) called.push(name);
      if (node.expression.getText() === 'door') {
        const [which] = node.arguments;
        doors.push(
          ...Array.from(which?.getText().matchAll(/'(wx\.[\w.]+)'/g) ?? [], ([, it = '']) => it),
        );
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('platform.ts', source, ts.ScriptTarget.Latest, true));
  return { called, doors };
}

/** Calls without a row of the table, or without a door. */
function unguarded(source: string, rows: readonly string[]): readonly string[] {
  const { called, doors } = readCalls(source);
  return called.filter((name) => !rows.includes(name) || !doors.includes(name));
}

const rows = Object.keys(margins);
const files = readdirSync(folder);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

test.each(files)('every call with callbacks in %s goes through a door with a deadline', (name) => {
  expect(unguarded(read(name), rows)).toStrictEqual([]);
});

test('every row of the table is a call that the program makes', () => {
  const called = files.flatMap((name) => readCalls(read(name)).called);
  expect([...called].sort()).toStrictEqual([...rows].sort());
});

test('a call that has no row, and one that has no door, are found', () => {
  const fetched = `wx.getLocation({ type: 'gcj02', success: answer });`;
  const hidden = `door('wx.login', { begin: () => wx.getUserInfo?.({ ...httpCallbacks(answer) }) });`;
  expect(unguarded(fetched, rows)).toStrictEqual(['wx.getLocation']);
  expect(unguarded(hidden, rows)).toStrictEqual(['wx.getUserInfo']);
  expect(unguarded(`wx.login({ success: answer });`, rows)).toStrictEqual(['wx.login']);
  expect(unguarded(`wx.login({ fail() {} });`, rows)).toStrictEqual(['wx.login']);
  const guarded = `door('wx.login', { begin: (answer) => { wx.login({ success: answer }); } });`;
  expect(unguarded(guarded, rows)).toStrictEqual([]);
  expect(unguarded(`wx.getStorageSync(key);`, rows)).toStrictEqual([]);
});
