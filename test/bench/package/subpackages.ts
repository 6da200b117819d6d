import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

const appSchema = z.looseObject({
  subPackages: z.array(z.looseObject({ root: z.string() })).default([]),
});

/** Roots of the subpackages of the program in `folder`: "pages/lab". */
export function subpackageRoots(folder: string): readonly string[] {
  const text = readFileSync(join(folder, 'app.json'), 'utf8');
  return appSchema.parse(JSON.parse(text)).subPackages.map(({ root }) => root);
}
