import { absentAnswer, absentAtOnce } from '../kit/absent-apis';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { answered, thrown } from '../kit/callback';
import type { ApiContext } from '../kit/context';
import { fileOperations } from './file-operations';

/** Methods of FileSystemManager that the host lacks; calling one says so. */
const absentMethods = `close closeSync fstat fstatSync ftruncate ftruncateSync open openSync read
  readCompressedFile readCompressedFileSync readSync readZipEntry truncate truncateSync unzip write
  writeSync`
  .trim()
  .split(/\s+/);

function createManager(context: ApiContext): object {
  const methods: Record<string, (...args: readonly unknown[]) => unknown> = {};
  for (const [name, operation] of Object.entries(fileOperations)) {
    methods[name] = (options) => {
      const given = (options ?? {}) as Options;
      // Documentation: none of them has a promise form.
      return answered(name, given, () => operation.run(context, given), context.report, false);
    };
    if (!operation.sync) continue;
    methods[`${name}Sync`] = (...args) => {
      const options = Object.fromEntries(operation.parameters.map((key, i) => [key, args[i]]));
      return thrown(`${name}Sync`, () => {
        const answer = operation.run(context, options) as Options | undefined;
        return operation.value === undefined ? undefined : answer?.[operation.value];
      });
    };
  }
  for (const name of absentMethods) {
    const fullName = `FileSystemManager.${name}`;
    methods[name] = name.endsWith('Sync')
      ? absentAtOnce(fullName)
      : (options) => absentAnswer(context, fullName, name, false)(options as Options | undefined);
  }
  return methods;
}

const managers = new WeakMap<ApiContext, object>();

/** Files (documentation: API / 文件): temporary, saved and user files of phone/files.ts. */
export const fileApis = {
  getFileSystemManager: syncApi((context) => {
    const manager = managers.get(context) ?? createManager(context);
    managers.set(context, manager);
    return manager;
  }, '1.9.9'),
  env: {
    kind: 'namespace',
    members: ({ phone }) => ({ USER_DATA_PATH: phone.files.userDirectory() }),
  },
  saveFile: legacy('saveFile'),
  getSavedFileList: legacy('getSavedFileList'),
  removeSavedFile: legacy('removeSavedFile'),
} satisfies ApiTable;

/** The older `wx.saveFile` and its like: the same operations, on `wx` itself. */
function legacy(name: 'saveFile' | 'getSavedFileList' | 'removeSavedFile') {
  return asyncApi((context, options) => fileOperations[name]?.run(context, options));
}
