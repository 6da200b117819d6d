/** Starts two backends on a database and prints their process ids; to be killed: `<database>`. */
import { startProcesses } from './processes';

const [location = ''] = process.argv.slice(2);

startProcesses(2, { wechatUrl: 'http://127.0.0.1:9', location }).then(
  (started) => {
    process.stdout.write(`${started.map(({ pid }) => pid).join(' ')}\n`);
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
