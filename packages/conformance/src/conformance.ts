/** `npm run conformance`. */
import { runCli } from './cli';

runCli(process.argv.slice(2));
