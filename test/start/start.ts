import { join, resolve } from 'node:path';
import { ProjectError, startHost } from '../host/start-host';
import { createDevicePlatform } from '../wechat/device/device-platform';
import { backendOrigin, openStand } from './stand';
import { createWechatDesk } from './wechat-desk';

/**
 * `npm start`: the program on a phone, beside the simulated WeChat and the stand-in backend;
 * `npm start -- <folder>` opens another project.
 */
async function main(): Promise<void> {
  const say = (line: string) => {
    process.stdout.write(`${line}\n`);
  };
  const preferred = Number(new URL(backendOrigin).port);
  const hostPort = Number(process.env['PORT'] ?? 7780);
  const stand = await openStand({ backendPort: preferred });
  const host = await startHost({
    projectPath: resolve(process.argv[2] ?? join(__dirname, '../..')),
    platform: createDevicePlatform(stand.wechat, { userId: 'lin' }),
    platformDesk: createWechatDesk(stand),
    resolve: { [backendOrigin]: stand.backendUrl },
    port: hostPort,
    log: say,
  }).catch(async (error: unknown) => {
    await stand.close();
    throw error;
  });

  say('');
  const taken = (port: number, url: string) =>
    Number(new URL(url).port) === port ? '' : `  (${port} was taken)`;
  say(`  手机 Phone     ${host.url}${taken(hostPort, host.url)}`);
  say(`  后端 Backend   ${stand.backendUrl}${taken(preferred, stand.backendUrl)}`);
  say(`  微信 WeChat    ${stand.wechatServer.url}  (simulated)`);
  say('');
  stand.onSms(({ number, smsCode }) => {
    const phone = `+${number.countryCode} ${number.pureNumber}`;
    say(`  短信 SMS       ${phone}: ${smsCode}`);
    host.journal.add({ kind: 'notice', severity: 'info', text: `SMS to ${phone}: ${smsCode}` });
  });
  say('  Saving a file under miniprogram/ reloads the phone. Ctrl-C ends all.');

  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void Promise.all([host.close(), stand.close()]).then(() => {
      process.exit(0);
    });
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof ProjectError ? `${error.message}\n` : `${String(error)}\n`);
  process.exit(1);
});
