import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type { components, operations, paths } from './types';

/** Beside what was built of this file, or where the repository keeps it for people to read. */
const places = ['backend.openapi.yaml', '../../../docs/backend.openapi.yaml'].map((path) =>
  join(__dirname, path),
);

/** Where the contract is written, as YAML: the only source of paths, shapes and problem codes. */
export const contractPath = places.find((path) => existsSync(path)) ?? places.join();
