import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PeerProject } from '../package/peer-projects';
import { openPeer } from '../package/peer-projects';

const fixture = join(
  __dirname,
  '../../../packages/host/test/ui/fixtures/conformance/components/counter',
);

/** The component under test, without extension, inside miniprogram/ of the project. */
export const counterPath = 'components/counter/counter';

/** What the component shows when it begins at 5, and after one tap. */
export const shownFirst = '5';
export const shownThen = '6';

/** A page with one counter on it: a component that counts taps and shows its count. */
export function openCounterProject(): PeerProject {
  const files = ['js', 'json', 'wxml', 'wxss'].map((extension): [string, string] => [
    `${counterPath}.${extension}`,
    readFileSync(join(fixture, `counter.${extension}`), 'utf8'),
  ]);
  return openPeer({
    'app.json': JSON.stringify({ pages: ['pages/home/home'] }),
    'app.js': 'App({})\n',
    'pages/home/home.json': JSON.stringify({ usingComponents: { counter: `/${counterPath}` } }),
    'pages/home/home.wxml': `<counter id="counter" start="{{${shownFirst}}}"></counter>\n`,
    'pages/home/home.js': 'Page({})\n',
    ...Object.fromEntries(files),
  });
}

/** Throws when a component under test does not show what it must. */
export function mustShow(shown: string | null | undefined, expected: string): void {
  if (shown?.trim() !== expected) {
    throw new Error(`The counter shows "${shown ?? 'nothing'}" in place of "${expected}".`);
  }
}
