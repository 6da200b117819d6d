/** `npm start`: the program on a phone in your browser. */
const { startHost } = require('miniprogram-host');
const { createDevicePlatform } = require('wechat-simulator');

const { backendOrigin, openStand, projectPath } = require('./stand');

/** Stands for the addresses in miniprogram/config.ts that are under example.com still. */
const namedOrigin = 'https://stand-in.test';

async function main() {
  const { wechat, account, server, backend } = await openStand({ wechatPort: 8788 });
  backend.outbox.onMessage(({ number, smsCode }) => {
    console.log(`SMS      +${number.countryCode} ${number.pureNumber}: ${smsCode}`);
  });
  const host = await startHost({
    projectPath,
    platform: createDevicePlatform(wechat, { userId: 'lin' }),
    resolve: { [backendOrigin]: backend.url, [namedOrigin]: backend.url },
    extConfig: { backend: { whereUnset: namedOrigin } },
    settings: { pageTransition: 'usual' },
    port: Number(process.env.PORT ?? 7780),
    log: console.log,
  });
  console.log(`Phone    ${host.url}`);
  console.log(`Backend  ${backend.url}`);
  // For a backend of your own, whose address miniprogram/config.ts has under `devtools`.
  console.log(`WeChat   ${server.url} stands in for https://api.weixin.qq.com`);
  console.log(`         appid ${account.appid}  secret ${account.secret}`);
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
