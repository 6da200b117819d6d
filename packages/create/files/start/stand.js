const { join } = require('node:path');

const { inspectProject } = require('miniprogram-host');
const { startBackend } = require('onboarding-backend');
const simulator = require('wechat-simulator');

const projectPath = join(__dirname, '..');

/** What backend.devtools of miniprogram/config.ts says: requests to it go to the stand-in backend. */
const backendOrigin = 'http://127.0.0.1:8787';

/**
 * What stands around the program: a simulated WeChat and a stand-in backend, which forgets everything at its end.
 * A backend of your own reaches that WeChat at `wechatPort`, or at any free one where it is taken.
 */
async function openStand({ wechatPort = 0 } = {}) {
  const { appid } = inspectProject(projectPath);
  const account = simulator.accountOf(appid);
  const wechat = simulator.createWechat({
    clock: simulator.systemClock,
    random: simulator.createFreshRandom(),
    accounts: [account],
    takesAnyAppid: true,
  });
  const server = await simulator.startWechatServer({ wechat, port: wechatPort }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return simulator.startWechatServer({ wechat });
  });
  const { secret } = account;
  const backend = await startBackend({ wechat: { baseUrl: server.url, appid, secret } });
  return {
    wechat,
    account,
    server,
    backend,
    async close() {
      await backend.close();
      await server.close();
    },
  };
}

module.exports = { backendOrigin, openStand, projectPath };
