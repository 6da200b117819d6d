/**
 * The folder of the host. A bundle of it (bin/cli) is run as a file of this folder, so this is true
 * there too; `__dirname` in any other folder is not.
 */
export const hostFolder = __dirname;
