import { ensureInstalled } from 'onboarding-build/ensure-installed';

/** Jest's global setup: installs WeChat's compiler where it is not yet. */
export default function install(): void {
  const outcome = ensureInstalled(__dirname, (line) => {
    process.stderr.write(`${line}\n`);
  });
  if (outcome.kind === 'failed') throw new Error(outcome.reason);
}
