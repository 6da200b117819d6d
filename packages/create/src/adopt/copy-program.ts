import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What the pages need of the program; its own start stays here. */
const folders = [
  'pages',
  'components',
  'services',
  'platform',
  'models',
  'i18n',
  'styles',
  'images',
];

/** Whether the folder is one that `copyProgram` wrote. */
export const isCopied = (target: string): boolean =>
  existsSync(join(target, 'start.ts')) &&
  // Git writes the line ends of Windows there.
  readFileSync(join(target, 'start.ts'), 'utf8').replaceAll('\r\n', '\n') === startScript;

/** Writes the pages and all they need into one folder, the types of the contract and of `wx` among them. */
export function copyProgram(program: string, target: string): void {
  for (const name of [...folders, 'config.ts']) {
    cpSync(join(program, 'miniprogram', name), join(target, name), { recursive: true });
  }
  cpSync(join(program, 'typings'), join(target, 'typings'), { recursive: true });
  for (const path of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.ts')) moveTypings(target, path);
  }
  writeFileSync(join(target, 'start.ts'), startScript);
}

/** They lie in the folder here, and one above the program there. */
function moveTypings(target: string, path: string): void {
  const text = readFileSync(join(target, path), 'utf8');
  const up = relative(dirname(join(target, path)), join(target, 'typings')).replaceAll('\\', '/');
  const moved = text.replace(/(from ')(?:\.\.\/)+typings(\/)/gu, `$1${up}$2`);
  if (moved !== text) writeFileSync(join(target, path), moved);
}

const startScript = `import { services } from './services/index';

/** What the pages need at the start of the program and whenever it is shown: app.ts imports it. */
const goOn = (): void => {
  // Numbers that were paid for and whose way to the backend was interrupted.
  void services.phone.resume().then(() => services.usage.deliver());
};

if (services.configProblem !== null) console.error(services.configProblem);
services.privacy.start();
goOn();
wx.onAppShow(goOn);
`;

/** The routes of the program's pages: `pages/phone/phone`. */
export function routesOf(program: string): readonly string[] {
  const { pages, subPackages = [] } = JSON.parse(
    readFileSync(join(program, 'miniprogram/app.json'), 'utf8'),
  ) as {
    readonly pages: readonly string[];
    readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  };
  return [
    ...pages,
    ...subPackages.flatMap(({ root, pages: inside }) => inside.map((page) => `${root}/${page}`)),
  ];
}
