import type { PhoneFile } from '../../phone/files';
import type { Options } from '../kit/api';
import type { ApiContext } from '../kit/context';
import { extensionOf, mediaTypeOf } from '../kit/media-type';
import { childrenOf, fileFailures, isDirectory, parentOf, writeUserFile } from './file-paths';
import { encodingOf } from './text-encoding';

/** One method of FileSystemManager: its `…Sync` form takes `parameters` in order and gives `value`. */
export interface FileOperation {
  readonly parameters: readonly string[];
  /** Field of the result that the `…Sync` form returns; without it, nothing. */
  readonly value?: string;
  readonly sync: boolean;
  readonly run: (context: ApiContext, options: Options) => object | undefined;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function fileAt({ phone }: ApiContext, value: unknown): PhoneFile {
  const path = text(value);
  const file = phone.files.read(path);
  if (file !== undefined) return file;
  throw isDirectory(phone.files, path) ? fileFailures.isDirectory() : fileFailures.missing(path);
}

function bytesOf({ data, encoding }: Options): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  if (typeof data !== 'string') throw fileFailures.invalid();
  return encodingOf(encoding).encode(data);
}

function readFile(context: ApiContext, options: Options) {
  const { bytes } = fileAt(context, options['filePath']);
  const { encoding, position, length } = options;
  const from = typeof position === 'number' ? position : 0;
  if (from < 0 || from > Math.max(0, bytes.length - 1)) throw fileFailures.invalid();
  const to = typeof length === 'number' ? from + length : bytes.length;
  if (to > bytes.length) throw fileFailures.invalid();
  const part = bytes.slice(from, to);
  return { data: encoding === undefined ? part.buffer : encodingOf(encoding).decode(part) };
}

function writeFile(context: ApiContext, options: Options): undefined {
  const path = text(options['filePath']);
  writeUserFile(context, path, { bytes: bytesOf(options), type: mediaTypeOf(path) });
  return undefined;
}

function appendFile(context: ApiContext, options: Options): undefined {
  const path = text(options['filePath']);
  const before = fileAt(context, path);
  const more = bytesOf(options);
  const bytes = new Uint8Array(before.bytes.length + more.length);
  bytes.set(before.bytes, 0);
  bytes.set(more, before.bytes.length);
  writeUserFile(context, path, { ...before, bytes });
  return undefined;
}

/** Documentation: moves the temporary file, which is then gone. */
function saveFile(context: ApiContext, { tempFilePath, filePath }: Options) {
  const { files } = context.phone;
  const file = files.read(text(tempFilePath));
  if (file === undefined) throw fileFailures.temporaryMissing();
  const path = typeof filePath === 'string' ? filePath : undefined;
  if (path !== undefined) writeUserFile(context, path, file);
  const savedFilePath = path ?? files.writeSaved(file, extensionOf(file.type));
  files.remove(text(tempFilePath));
  return { savedFilePath };
}

function copyFile(context: ApiContext, { srcPath, destPath }: Options): undefined {
  writeUserFile(context, text(destPath), fileAt(context, srcPath));
  return undefined;
}

function rename(context: ApiContext, { oldPath, newPath }: Options): undefined {
  writeUserFile(context, text(newPath), fileAt(context, oldPath));
  context.phone.files.remove(text(oldPath));
  return undefined;
}

function unlink(context: ApiContext, { filePath }: Options): undefined {
  const { files } = context.phone;
  if (isDirectory(files, text(filePath))) throw fileFailures.notPermitted();
  fileAt(context, filePath);
  files.remove(text(filePath));
  return undefined;
}

function access({ phone }: ApiContext, { path }: Options): undefined {
  const there = phone.files.read(text(path)) !== undefined || isDirectory(phone.files, text(path));
  if (!there) throw fileFailures.missing(text(path));
  return undefined;
}

function stat(context: ApiContext, { path }: Options) {
  const { files } = context.phone;
  const directory = isDirectory(files, text(path));
  const size = directory ? 0 : fileAt(context, path).bytes.length;
  return {
    stats: {
      mode: directory ? 16_877 : 33_188,
      size,
      lastAccessedTime: 0,
      lastModifiedTime: 0,
      isDirectory: () => directory,
      isFile: () => !directory,
    },
  };
}

function mkdir({ phone }: ApiContext, { dirPath, recursive }: Options): undefined {
  const { files } = phone;
  const path = text(dirPath).replace(/\/$/, '');
  if (!path.startsWith(`${files.userDirectory()}/`)) throw fileFailures.permissionDenied(path);
  const there = files.read(path) !== undefined || isDirectory(files, path);
  if (there && recursive !== true) throw fileFailures.exists(path);
  const missing = [path];
  for (let at = parentOf(path); !isDirectory(files, at); at = parentOf(at)) missing.push(at);
  if (missing.length > 1 && recursive !== true) throw fileFailures.missing(path);
  for (const directory of missing) files.makeDirectory(directory);
  return undefined;
}

function readdir({ phone }: ApiContext, { dirPath }: Options) {
  const { files } = phone;
  const path = text(dirPath).replace(/\/$/, '');
  if (!isDirectory(files, path)) throw fileFailures.missing(path);
  return { files: childrenOf(files, path).map((child) => child.slice(path.length + 1)) };
}

function rmdir({ phone }: ApiContext, { dirPath, recursive }: Options): undefined {
  const { files } = phone;
  const path = text(dirPath).replace(/\/$/, '');
  if (files.read(path) !== undefined) throw fileFailures.notDirectory();
  if (!files.directories().includes(path)) throw fileFailures.missing(path);
  if (childrenOf(files, path).length > 0 && recursive !== true) throw fileFailures.notEmpty();
  for (const inside of [...files.paths(), ...files.directories()]) {
    if (!inside.startsWith(`${path}/`)) continue;
    files.remove(inside);
    files.removeDirectory(inside);
  }
  files.removeDirectory(path);
  return undefined;
}

function savedFiles({ phone }: ApiContext) {
  const saved = phone.files.paths().filter((path) => phone.files.isSaved(path));
  return {
    fileList: saved.map((filePath) => ({
      filePath,
      size: phone.files.read(filePath)?.bytes.length ?? 0,
      createTime: 0,
    })),
  };
}

function removeSavedFile({ phone }: ApiContext, { filePath }: Options): undefined {
  const path = text(filePath);
  if (!phone.files.isSaved(path) || !phone.files.remove(path)) throw fileFailures.missing(path);
  return undefined;
}

/** FileSystemManager's methods, by name (documentation: API / 文件). */
export const fileOperations: Readonly<Record<string, FileOperation>> = {
  access: { parameters: ['path'], sync: true, run: access },
  appendFile: { parameters: ['filePath', 'data', 'encoding'], sync: true, run: appendFile },
  copyFile: { parameters: ['srcPath', 'destPath'], sync: true, run: copyFile },
  getFileInfo: {
    parameters: ['filePath'],
    sync: false,
    run: (context, { filePath }) => ({ size: fileAt(context, filePath).bytes.length }),
  },
  getSavedFileList: { parameters: [], sync: false, run: savedFiles },
  mkdir: { parameters: ['dirPath', 'recursive'], sync: true, run: mkdir },
  readdir: { parameters: ['dirPath'], value: 'files', sync: true, run: readdir },
  readFile: {
    parameters: ['filePath', 'encoding', 'position', 'length'],
    value: 'data',
    sync: true,
    run: readFile,
  },
  removeSavedFile: { parameters: ['filePath'], sync: false, run: removeSavedFile },
  rename: { parameters: ['oldPath', 'newPath'], sync: true, run: rename },
  rmdir: { parameters: ['dirPath', 'recursive'], sync: true, run: rmdir },
  saveFile: {
    parameters: ['tempFilePath', 'filePath'],
    value: 'savedFilePath',
    sync: true,
    run: saveFile,
  },
  stat: { parameters: ['path', 'recursive'], value: 'stats', sync: true, run: stat },
  unlink: { parameters: ['filePath'], sync: true, run: unlink },
  writeFile: { parameters: ['filePath', 'data', 'encoding'], sync: true, run: writeFile },
};
