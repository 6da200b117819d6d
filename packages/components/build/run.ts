/** `npm run pack:components`: the components as an npm tarball, in .cache/components or the folder given. */
import { join, resolve } from 'node:path';

import { packComponents } from './pack-components';

const { path, size, unpackedSize, files } = packComponents(
  resolve(process.argv[2] ?? join(__dirname, '../../../.cache/components')),
);
process.stdout.write(
  `${path}\n${files.length} files, ${size.toLocaleString('en')} B packed, ${unpackedSize.toLocaleString('en')} B unpacked.\nnpm install ${path}, then npx miniprogram-host build-npm, or 工具 → 构建 npm in DevTools; packages/components/README.md says the rest.\n`,
);
