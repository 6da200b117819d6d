/**
 * Preloaded into preview and upload by delivery.test.ts: servicewechat.com is a server of the test, at
 * the port in FAKE_WECHAT_PORT, or does not exist when there is none. Nothing reaches the network.
 */
const dns = require('node:dns');
const http = require('node:http');
const https = require('node:https');

const port = process.env.FAKE_WECHAT_PORT;

const unknown = (host) =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });

dns.promises.lookup = (host) =>
  port === undefined
    ? Promise.reject(unknown(host))
    : Promise.resolve({ address: '127.0.0.1', family: 4 });

https.request = (options, answered) => {
  if (port !== undefined) {
    const { method, path, headers } = options;
    return http.request({ method, path, headers, host: '127.0.0.1', port }, answered);
  }
  const request = http.request({ host: '127.0.0.1', port: 1 });
  request.destroy(unknown(options.host));
  return request;
};
