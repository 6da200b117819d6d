import { join } from 'node:path';

import { inspectProject, ProjectError, startHost } from 'miniprogram-host';
import {
  ConnectionError,
  pushPath,
  sharedPlaceFromEnvironment,
  wayBackFromEnvironment,
  wechatConnectionFromEnvironment,
} from 'onboarding-backend';
import { createDevicePlatform } from 'wechat-simulator';

import { readStartArguments, StartUsageError, usage } from './arguments';
import { createHolder } from './desk/holder';
import { createWechatDesk } from './desk/wechat-desk';
import { addressInProgram, namedOrigin, openStandBeside, whatToSet } from './own-backend';
import { backendOrigin, openStand, wechatPort } from './stand';

/**
 * `npm start`: the program on a phone, beside the simulated WeChat and the stand-in backend;
 * `npm start -- <folder>` opens another project, `--keep` keeps what the backend knows, `--backend <address>`
 * takes one's own in the place of the stand-in. With WECHAT_APPID and WECHAT_SECRET set the stand-in exchanges
 * codes at the real WeChat.
 */
async function main(): Promise<void> {
  const {
    projectPath,
    stateFolder,
    backend,
    pathPrefix,
    port: hostPort,
  } = readStartArguments(process.argv.slice(2), join(__dirname, '../..'), process.env);
  // A backend of one's own reads the same variables: there they are not for the stand-in.
  const ofStandIn = backend === undefined ? process.env : {};
  const connection = wechatConnectionFromEnvironment(ofStandIn);
  const database = sharedPlaceFromEnvironment(ofStandIn);
  const wayBack = wayBackFromEnvironment(ofStandIn);
  const say = (line: string) => {
    process.stdout.write(`${line}\n`);
  };
  const preferred = Number(new URL(backendOrigin).port);
  const { appid } = inspectProject(projectPath);
  const open =
    backend === undefined
      ? openStand
      : (options: Parameters<typeof openStand>[0]) => openStandBeside(backend, options);
  const stand = await open({
    backendPort: preferred,
    wechatPort,
    appid,
    stateFolder,
    database,
    connection,
    wayBack,
  });
  const holder = createHolder();
  const host = await startHost({
    projectPath,
    platform: createDevicePlatform(stand.wechat, { userId: () => holder.id() }),
    platformDesk: createWechatDesk(stand, holder),
    resolve: { [backendOrigin]: stand.backendUrl, [namedOrigin]: stand.backendUrl },
    extConfig: { backend: addressInProgram(backend, pathPrefix) },
    settings: { pageTransition: 'usual' },
    port: hostPort,
    log: say,
  }).catch(async (error: unknown) => {
    await stand.close();
    throw error;
  });

  say('');
  const taken = (wanted: number, url: string) =>
    wanted === 0 || Number(new URL(url).port) === wanted ? '' : `  (${wanted} was taken)`;
  say(`  手机 Phone     ${host.url}${taken(hostPort, host.url)}`);
  say(
    `  后端 Backend   ${stand.backendUrl}${backend === undefined ? taken(preferred, stand.backendUrl) : `${pathPrefix}  (yours)`}`,
  );
  say(
    `  微信 WeChat    ${stand.wechatServer.url}${taken(wechatPort, stand.wechatServer.url)}  (simulated)`,
  );
  say(`                 appid ${stand.account.appid}  secret ${stand.account.secret}`);
  if (backend !== undefined) for (const line of await whatToSet(stand)) say(line);
  if (stateFolder !== undefined) say(`  保存 Kept in   ${stateFolder}`);
  if (database !== undefined) {
    // Without its user and password.
    say(`  数据库 Database ${database.databaseUrl.replace(/\/\/[^@/]*@/, '//')}`);
  }
  if (connection !== undefined) {
    say(`  真实 Real      ${connection.baseUrl} as ${connection.appid}`);
    say('  The backend takes codes of the real WeChat only: open the folder in WeChat DevTools.');
    say(
      wayBack === undefined
        ? '  Pictures are not reviewed: WECHAT_PUBLIC_URL, WECHAT_PUSH_TOKEN and WECHAT_PUSH_KEY are not set.'
        : `  WeChat sends its messages to ${wayBack.publicUrl}${pushPath}`,
    );
  }
  say('');
  stand.onSms(({ number, smsCode }) => {
    const phone = `+${number.countryCode} ${number.pureNumber}`;
    say(`  短信 SMS       ${phone}: ${smsCode}`);
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

function printUsage(): Promise<void> {
  process.stdout.write(`${usage}\n`);
  return Promise.resolve();
}

/** Mistakes of whoever typed the command: one line says it all. */
const mistakes = [ProjectError, ConnectionError, StartUsageError];

const isAskedForHelp = process.argv.some((word) => ['--help', '-h'].includes(word));

(isAskedForHelp ? printUsage() : main()).catch((error: unknown) => {
  const known = mistakes.some((kind) => error instanceof kind);
  process.stderr.write(`${known ? (error as Error).message : String(error)}\n`);
  process.exit(1);
});
