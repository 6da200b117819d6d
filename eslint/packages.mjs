// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { createRoom, everywhere } from './room.mjs';

/** @typedef {import('./room.mjs').Refused} Refused */

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {Readonly<Record<string, unknown>>} [exports]
 * @property {Readonly<Record<string, string>>} [dependencies]
 * @property {Readonly<Record<string, string>>} [peerDependencies]
 * @property {Readonly<Record<string, string>>} [devDependencies]
 */

const folder = new URL('../packages/', import.meta.url);

/** @type {readonly { folder: string, manifest: Manifest }[]} */
const packages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    folder: name,
    manifest: JSON.parse(readFileSync(new URL(`${name}/package.json`, folder), 'utf8')),
  }));

const names = packages.map(({ manifest }) => manifest.name);

/** @param {readonly string[]} words */
const either = (words) => words.map((word) => word.replaceAll('.', '\\.')).join('|');

/**
 * The inside of packages, for all who are not in them.
 *
 * @type {readonly Refused[]}
 */
export const insides = [
  {
    from: `^(\\.\\.?/)+(packages/.*|(${either(packages.map((one) => one.folder))})/(src|test|build|jest|bin|dist|package\\.json)(/.*)?)$`,
    reason: 'A package is entered by its name and its exports alone.',
  },
  ...packages.map(({ manifest: { name, exports = {} } }) => {
    const doors = Object.keys(exports).map((door) => door.slice(1));
    return {
      from: `^${name}(?!(${either(doors.filter(Boolean))})$)/`,
      reason: 'A package is entered by its name and its exports alone.',
    };
  }),
];

/** Everything in the packages. The source of the components is a part of the program. */
const inPackages = createRoom({
  files: ['packages/**/*.ts'],
  ignores: ['packages/components/src/**'],
  inside: everywhere,
  imports: [
    ...insides,
    {
      from: '^(\\.\\.?/)+miniprogram(/|$)',
      reason: 'No package imports the program: it is loaded as DevTools would.',
    },
    {
      from: '^(\\.\\.?/)+(test|typings|docs)(/|$)',
      reason: 'A package stands without the rest of the repository.',
    },
  ],
  globals: { wx: 'Only the program has `wx`.' },
});

/**
 * What the sources and the tests of a package may name of the other packages: what its package.json says.
 *
 * @param {{ folder: string, manifest: Manifest }} one
 */
function roomsOf({ folder: own, manifest }) {
  const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = manifest;
  const types = { ...peerDependencies, ...devDependencies };
  /** @type {(refused: readonly string[], reason: string) => readonly Refused[]} */
  const refuse = (refused, reason) =>
    refused.length === 0 ? [] : [{ from: `^(${either(refused)})(/|$)`, reason }];
  const others = names.filter((name) => name !== manifest.name);
  const unknown = others.filter((name) => !(name in dependencies) && !(name in types));
  const typesOnly = others.filter((name) => !(name in dependencies) && name in types);
  const notNamed =
    own === 'host'
      ? 'The host imports no other package: it runs any program.'
      : `packages/${own}/package.json does not name it.`;
  const source = createRoom({
    files: [`packages/${own}/src/**/*.ts`],
    ignores: inPackages.ignores,
    inside: inPackages,
    imports: [
      ...refuse(unknown, notNamed),
      ...(own === 'host'
        ? refuse(typesOnly, notNamed)
        : typesOnly.map((name) => ({
            from: `^${name}$`,
            reason: 'Of what its users may not have, a package knows the types.',
            typesAllowed: true,
          }))),
    ],
  });
  const tests = createRoom({
    files: [`packages/${own}/{test,build}/**/*.ts`],
    inside: inPackages,
    imports: refuse(unknown, notNamed),
  });
  return [source, tests];
}

const byPackage = packages.map((one) => ({ folder: one.folder, rooms: roomsOf(one) }));

/** The sources of the host as a whole, in which its rooms lie. */
export const hostSource = byPackage.find((one) => one.folder === 'host')?.rooms[0] ?? inPackages;

/** The packages, each after the room it lies in. */
export const packageRooms = [inPackages, ...byPackage.flatMap(({ rooms }) => rooms)];
