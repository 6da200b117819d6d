import { allApis } from '../../../host/api/all-apis';
import { knownNames } from '../../../host/api/known-names';
import type { BuiltIn } from '../../../host/components/built-in';
import { builtIns } from '../../../host/components/index';
import { approximatedApis } from './approximated-apis';

const introduction = `# What the host does as WeChat does

Made from the code by \`npx tsx test/unit/host/fidelity/write-host-document.ts\`; a test compares.
"Faithful" means: as the official documentation says, as far as the documentation goes. The look is drawn
by hand in every case. The whole is approximated in these points:

- **Threads.** Program and view share one: \`setData\` has changed the view when it returns. WXS functions run
  there too; \`callMethod\` calls the program a little later, as between two threads. A \`change:\` observer runs
  when its value changed, in WeChat whenever it was set.
- **Engine.** glass-easel, in the WebView manner (\`this.renderer\` is "webview"); phones run exparser for
  webview pages unless told otherwise. There is no Skyline and no worklet.
- **Layers.** One document: nothing is native, so nothing lies above the page that the page did not put there.
- **Instances.** Of the documented members of pages and components, \`this.router\`, \`this.pageRouter\`,
  \`applyAnimatedStyle\` and \`clearAnimatedStyle\` are absent; \`setUpdatePerformanceListener\` tells nothing, \`getTabBar\` and
  \`getAppBar\` answer nothing, \`animate\` does not follow scrolling.
- **Without layout.** In jsdom every size is 0: rectangles, intersections, sticky places and lazy pictures need
  Chromium. A promise that nobody catches fails the test run there instead of reaching \`onUnhandledRejection\`.

Programs nobody here wrote show how far that carries: 197 of the 198 components of TDesign 1.16.0, Vant Weapp
1.11.7 and WeUI 1.5.6 mount unmodified without an error, and twelve of them are driven by taps and typing
(\`test/unit/host/fidelity/\`).
`;

function section(title: string, lines: readonly string[]): string {
  return `## ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`;
}

function names(list: readonly string[], shape: (name: string) => string): string {
  return [...list].sort().map(shape).join(' · ');
}

const tag = (name: string) => `\`<${name}>\``;
const api = (name: string) => `\`${name}\``;

function componentLines(): readonly string[] {
  const described = (kind: 'approximated' | 'absent', text: (builtIn: BuiltIn) => string) =>
    builtIns
      .filter(({ differs }) => differs?.kind === kind)
      .map((builtIn) => `${kind}: ${tag(builtIn.tag)} – ${text(builtIn)}`)
      .sort();
  const faithful = builtIns.filter(({ differs }) => differs === undefined);
  return [
    `faithful: ${names(
      faithful.map((builtIn) => builtIn.tag),
      tag,
    )}`,
    ...described('approximated', differenceOf),
    ...described('absent', differenceOf),
  ];
}

function differenceOf({ differs }: BuiltIn): string {
  switch (differs?.kind) {
    case 'approximated':
      return differs.how;
    case 'absent':
      return differs.what;
    case undefined:
      return '';
  }
}

function apiLines(): readonly string[] {
  const there = Object.keys(allApis);
  const approximated = Object.keys(approximatedApis).sort();
  const faithful = there.filter((name) => approximatedApis[name] === undefined);
  const absent = knownNames.filter((name) => allApis[name] === undefined);
  return [
    `faithful (${faithful.length}): ${names(faithful, api)}`,
    ...approximated.map((name) => `approximated: ${api(name)} – ${approximatedApis[name] ?? ''}`),
    `absent (${absent.length}); a call throws "wx.name is not implemented by this host": ${names(absent, api)}`,
  ];
}

/** The text of docs/host.md as the code has it now. */
export function hostDocument(): string {
  return [
    introduction,
    section('Built-in components', componentLines()),
    section('APIs', apiLines()),
  ].join('\n');
}
