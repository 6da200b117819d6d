import type { Phone } from '../../phone/phone';

/**
 * Where the browser finds a file that the program names: network addresses and data URLs as they are,
 * temporary files from the phone, everything else from the program's own folder.
 */
export function createResourceUrl(phone: Phone): (path: string, base: string) => string {
  return (path, base) => {
    const onPhone = phone.files.displayUrl(path);
    if (onPhone !== undefined) return onPhone;
    if (/^(https?|data|blob):/.test(path) || path.startsWith('//')) return path;
    if (path.startsWith('/')) return `/program${path}`;
    return new URL(path, `http://program/program/${base}`).pathname;
  };
}
