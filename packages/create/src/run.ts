/** `npm run adopt`: the command from its sources. */
import { runCli } from './cli';

runCli(['adopt', ...process.argv.slice(2)]);
