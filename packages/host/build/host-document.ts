import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { allApis, apiNames } from '../src/api/all-apis';
import { apiFidelity } from '../src/api/fidelity';
import { throwsAtOnce } from '../src/api/kit/absent-apis';
import { knownNames } from '../src/api/kit/known-names';
import { builtIns } from '../src/components/index';
import type { Fidelity } from '../src/fidelity';

const introduction = `# What the host does as WeChat does

Made from the code by \`npm run docs:host\`; a test compares.
Most of what is here was read against its page of the official documentation: parameters, defaults, answers,
events, failures and limits. \`<video>\`, \`<audio>\`, \`<canvas>\`, \`<cover-view>\`, \`<cover-image>\`,
\`<open-data>\` and a few other built-ins were compared by a script only, on the names and defaults of their
attributes; what is absent was not read. Some things come from miniprogram-api-typings 5.2.3 instead: where the
edition that was read has no page, as for \`getRandomValues\`, and the promise form of \`wx.login\`, which its page
denies.
"Faithful" means that nothing known from these sources is missing or different; where they are silent, as on the
words of most failures, the host says what clients were seen to say, or words of its own.
The look is drawn by hand in every case. The whole is approximated in these points:

- **Threads.** Program and view share one: \`setData\` has changed the view when it returns. WXS functions run
  there too; \`callMethod\` calls the program a little later, as between two threads. A \`change:\` observer runs
  when its value changed, in WeChat whenever it was set.
- **Data.** \`setData\` of more than 1024 kB, or of what JSON cannot carry, is a warning; the view gets it all the
  same, in WeChat not, but for what leads back to itself.
- **Engine.** glass-easel, in the WebView manner (\`this.renderer\` is "webview"); phones run exparser for
  webview pages unless told otherwise. There is no Skyline; worklets run in the program’s thread.
- **Layers.** One document: nothing is native, so nothing lies above the page that the page did not put there.
- **Opening a page.** With a person in front of it (\`npm start\`, \`open\`) a page slides over the one below in
  300 ms, which takes taps until it is covered, and slides off again; \`--set pageTransition=none\`, the default of
  automation and jsdom, has it there at once, as redirectTo, reLaunch, switchTab and reduced motion do. Bars change
  at once, and the hooks and \`success\` do not wait; only \`wx.onAppRouteDone\` does.
- **Keyboard.** A phone has none; the host’s window has, and the program hears nothing of it. Tab reaches the
  controls and what \`aria-role\` calls a button, link, checkbox, radio, switch, tab, option or menu item; Enter
  and Space tap it. With a sheet of the program open (\`aria-modal\`) Tab stays inside, and Escape taps the mask
  under it, which is how a finger would leave it; a sheet without a mask stays.
- **Instances.** Pages and components have every documented member; \`setUpdatePerformanceListener\` tells
  nothing, \`getAppBar\`, which is Skyline’s, answers nothing, and \`animate\` does not follow scrolling.
- **Failures.** A page that cannot be made fails its route in words of the host, and the page below is shown
  again. \`__wxConfig\`, which no page names, has version, account, pages and window; there are no plugins.
- **Build.** Less and Sass, where \`useCompilerPlugins\` names them, are compiled by the project’s own package
  \`less\` or \`sass\`, or one beside the host; without it every such file is a warning. \`@plugin\` is refused.
  Scripts are strict or not, and \`let\` is \`var\`, as DevTools makes them; a constant of a loop still throws above
  its line, and a name that nothing declares is the window’s.
- **Custom properties.** \`:root { --x }\` in app.wxss applies here and seems not to in DevTools, whose pages stand
  below another root; \`wx-root-portal-content { --x }\` matches nothing here. \`page { --x }\` applies everywhere.
- **Without layout.** In jsdom every size is 0: rectangles, intersections, sticky places and lazy pictures need
  Chromium. A promise that nobody catches fails the test run there instead of reaching \`onUnhandledRejection\`.

Programs nobody here wrote show how far that carries: all 198 components of TDesign 1.16.0, Vant Weapp
1.11.7 and WeUI 1.5.6 mount unmodified without an error, and twelve of them are driven by taps and typing
(\`packages/host/test/fidelity/\`).
`;

/** What of a lock file says which versions it installs. */
const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
});

const frameworks = join(__dirname, '../../../test/frameworks');
const readJson = (file: string): unknown =>
  JSON.parse(readFileSync(join(frameworks, file), 'utf8'));

/** Which frameworks `npm run check:frameworks` drives, in which versions, and what it sees them do. */
function frameworkSection(): string {
  const { packages } = lockSchema.parse(readJson('package-lock.json'));
  const versionOf = (name: string) => packages[`node_modules/${name}`]?.version ?? 'none';
  const abilities = z.array(z.string()).parse(readJson('abilities.json'));
  return `## Frameworks

Every night \`npm run check:frameworks\` builds a program of ours with each framework's own tools, and drives the
mini program that comes out through \`miniprogram-automator\`:

- uni-app ${versionOf('@dcloudio/uni-app')} with Vue ${versionOf('vue')}, by \`uni build -p mp-weixin\`
- Taro ${versionOf('@tarojs/taro')} with React ${versionOf('react')}, by \`taro build --type weapp\`

In both, ${abilities.join('; ')}.
`;
}

function section(title: string, lines: readonly string[]): string {
  return `## ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
}

function names(list: readonly string[], shape: (name: string) => string): string {
  return [...list].sort().map(shape).join(' · ');
}

const tag = (name: string) => `\`<${name}>\``;
const api = (name: string) => `\`${name}\``;

/** One line for what is faithful, and one for each of the others with what is different. */
function fidelityLines(
  entries: readonly (readonly [name: string, fidelity: Fidelity])[],
  show: (name: string) => string,
): readonly string[] {
  const faithful = entries.filter(([, { kind }]) => kind === 'faithful').map(([name]) => name);
  const others = entries.flatMap(([name, fidelity]) => {
    const words = differenceOf(fidelity);
    return words === undefined ? [] : [`${fidelity.kind}: ${show(name)} – ${words}`];
  });
  // "approximated" comes before "absent": what is there first.
  const there = others.filter((line) => line.startsWith('approximated'));
  const absent = others.filter((line) => line.startsWith('absent'));
  return [
    `faithful (${faithful.length}): ${names(faithful, show)}`,
    ...there.sort(),
    ...absent.sort(),
  ];
}

function differenceOf(fidelity: Fidelity): string | undefined {
  switch (fidelity.kind) {
    case 'faithful':
      return undefined;
    case 'approximated':
      return fidelity.how;
    case 'absent':
      return fidelity.what;
  }
}

function componentLines(): readonly string[] {
  return fidelityLines(
    builtIns.map(({ tag: name, fidelity }) => [name, fidelity]),
    tag,
  );
}

function apiLines(): readonly string[] {
  const absent = knownNames.filter((name) => allApis[name] === undefined);
  const throwing = absent.filter(throwsAtOnce);
  const failing = absent.filter((name) => !throwing.includes(name));
  return [
    ...fidelityLines(Object.entries(apiFidelity), api),
    `absent (${absent.length}); \`canIUse\` says false, and a call warns and fails with "name:fail not implemented by this host", takes a listener that never hears, or answers false; \`getXrFrameSystem\` answers classes that do nothing: ${names(failing, api)}`,
    `absent too (${throwing.length}); they return something at once, so a call throws "wx.name is not implemented by this host": ${names(throwing, api)}`,
  ];
}

/** The text of docs/host.md as the code has it now. */
export function hostDocument(): string {
  return [
    introduction,
    frameworkSection(),
    section('Built-in components', componentLines()),
    section('APIs', apiLines()),
  ].join('\n');
}

/** packages/host/inside.md with the names of the APIs that are there now; they stand in a paragraph of their own. */
export function withApiNames(document: string): string {
  const list = apiNames().map(api).join(' · ');
  return document.replace(/(\n## The APIs of `wx`\n[^]*?\n\n)`\w+`(?: · `\w+`)*\n/, `$1${list}\n`);
}
