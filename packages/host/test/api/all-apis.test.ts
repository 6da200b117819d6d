import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { apiNames } from '../../src/api/all-apis';
import { knownNames } from '../../src/api/kit/known-names';

test('inside.md lists exactly the APIs that are here', () => {
  const document = readFileSync(join(__dirname, '../../inside.md'), 'utf8');
  const section = /\n## The APIs of `wx`\n([\s\S]*?)\n## /.exec(document)?.[1] ?? '';
  const list = section.split('\n\n').find((paragraph) => paragraph.trim().startsWith('`')) ?? '';
  expect([...list.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toStrictEqual(apiNames());
});

test('every API is one that WeChat documents, but the phone number call of docs/wechat-facts.md §2', () => {
  const unknown = apiNames().filter((name) => !knownNames.includes(name));
  const oldFiles = ['getSavedFileList', 'removeSavedFile', 'saveFile'];
  const oldCanvas = ['createContext', 'drawCanvas'];
  expect(unknown).toStrictEqual([...oldCanvas, 'getPhoneNumber', ...oldFiles, 'version']);
});
