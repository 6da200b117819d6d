// @ts-check
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/**
 * Lints texts as if they stood at paths of the repository, which need not exist: `[{path, text}]` in,
 * for each its `{rule, message}[]` out. A process of its own, for Jest loads no ES modules.
 */
const eslint = new ESLint({
  // Rules that read types would need the file on the disk.
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
});

/** @type {readonly { path: string, text: string }[]} */
const rows = JSON.parse(await text(process.stdin));
const found = await Promise.all(
  rows.map(async (row) => {
    const [result] = await eslint.lintText(row.text, { filePath: row.path });
    return (result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId, message }));
  }),
);
process.stdout.write(JSON.stringify(found));
