import type { PhoneFile, PhoneFiles } from '../../phone/files';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';

/** Failures of files, with the numbers and words of the documentation (FileSystemManager, 错误). */
export const fileFailures = {
  notPermitted: () => new ApiFailure('operation not permitted', 1300001),
  missing: (path: string) => new ApiFailure(`no such file or directory ${path}`, 1300002),
  permissionDenied: (path: string) => new ApiFailure(`permission denied, open ${path}`, 1300013),
  notDirectory: () => new ApiFailure('not a directory', 1300020),
  isDirectory: () => new ApiFailure('illegal operation on a directory', 1301003),
  invalid: () => new ApiFailure('Invalid argument', 1300022),
  notEmpty: () => new ApiFailure('directory not empty', 1300066),
  tooLarge: () => new ApiFailure('the maximum size of the file storage limit is exceeded', 1300202),
  base64: () => new ApiFailure('base64 encode error', 1300203),
  exists: (path: string) => new ApiFailure(`file already exists ${path}`, 1301005),
  temporaryMissing: () => new ApiFailure('tempFilePath file not exist', 1301112),
};

/** Documentation (文件系统): user and cached files take 200 MB at most, one file 100 MB. */
const maximumTotal = 200 * 1024 * 1024;
const maximumFile = 100 * 1024 * 1024;

export const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'));

export function isDirectory(files: PhoneFiles, path: string): boolean {
  return path === files.userDirectory() || files.directories().includes(path);
}

/** Paths of files and directories straight inside a directory, without what is further down. */
export function childrenOf(files: PhoneFiles, directory: string): readonly string[] {
  return [...files.paths(), ...files.directories()]
    .filter((path) => parentOf(path) === directory)
    .sort();
}

/** Writes below `wx.env.USER_DATA_PATH`, the only place a program may write to by path. */
export function writeUserFile({ phone }: ApiContext, path: string, file: PhoneFile): void {
  const { files } = phone;
  if (!path.startsWith(`${files.userDirectory()}/`)) throw fileFailures.permissionDenied(path);
  if (isDirectory(files, path)) throw fileFailures.isDirectory();
  if (!isDirectory(files, parentOf(path))) throw fileFailures.missing(path);
  if (file.bytes.length > maximumFile) throw fileFailures.tooLarge();
  const others = files
    .paths()
    .filter((other) => other !== path && files.isKept(other))
    .reduce((sum, other) => sum + (files.read(other)?.bytes.length ?? 0), 0);
  if (others + file.bytes.length > maximumTotal) throw fileFailures.tooLarge();
  files.write(path, file);
}
