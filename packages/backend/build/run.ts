/** `npm run pack:function`: the cloud function in a folder that DevTools uploads. */
import { functionFolder, packFunction } from './pack-function';

packFunction(functionFolder).then(
  () => process.stdout.write(`${functionFolder}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
