import { groupDiagnostics } from '../../../src/project/kit/diagnostics';
import { startHost } from '../../../src/start-host';
import { temporaryProject } from '../temporary-project';

const warning = (file: string, line: number | undefined, message: string) => ({
  ...{ severity: 'warning' as const, file, message },
  ...(line !== undefined && { line, column: 1 }),
});

test('findings come file by file; what repeats in one is there once, with its lines', () => {
  const grouped = groupDiagnostics([
    warning('a.wxml', 2, 'no such tag'),
    warning('b.wxml', 1, 'no such tag'),
    warning('a.wxml', 3, 'no key'),
    warning('a.wxml', 9, 'no such tag'),
    warning('a.wxml', 9, 'no such tag'),
  ]);
  expect(grouped).toStrictEqual([
    warning('a.wxml', 2, 'no such tag (3 times: lines 2, 9)'),
    warning('a.wxml', 3, 'no key'),
    warning('b.wxml', 1, 'no such tag'),
  ]);
});

test('a warning and an error of the same words stay apart, and only five lines are named', () => {
  const many = [1, 2, 3, 4, 5, 6].map((line) => warning('a', line, 'odd'));
  const error = { ...warning('a', undefined, 'odd'), severity: 'error' as const };
  expect(groupDiagnostics([...many, error, error])).toStrictEqual([
    warning('a', 1, 'odd (6 times: lines 1, 2, 3, 4, 5 …)'),
    { ...error, message: 'odd (2 times)' },
  ]);
});

test('a host tells a warning that repeats in a file once', async () => {
  const { dir } = temporaryProject({
    'pages/home/home.wxml': '<nothing />\n<view />\n<nothing />\n<nothing />',
  });
  const lines: string[] = [];
  const host = await startHost({ projectPath: dir, port: 0, log: (line) => lines.push(line) });
  await host.close();
  const told = lines.filter((line) => line.includes('<nothing>'));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^pages\/home\/home\.wxml:1:\d+ warning: .*\(3 times: lines 1, 3, 4\)$/);
});
