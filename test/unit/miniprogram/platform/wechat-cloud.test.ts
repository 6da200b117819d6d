import type { CloudCall, HttpRequest } from '../../../../miniprogram/platform/platform';
import { callCloud } from '../../../../miniprogram/platform/wechat-cloud';
import type { WxCall } from '../../../support/fake-wx';
import { patientDoor } from './doors/patient-door';

const request: HttpRequest = {
  method: 'POST',
  url: '/v1/user/phone',
  headers: { authorization: 'Bearer a' },
  body: { kind: 'cloudId' },
  timeoutMs: 20_000,
};
const container: CloudCall = { kind: 'container', env: 'e', service: 's', request };
const cloudFunction: CloudCall = {
  kind: 'function',
  env: 'e',
  name: 'api',
  request,
  cloudId: 'c',
};

function start(call: CloudCall) {
  const options: WxCall['options'][] = [];
  const order: string[] = [];
  const write = (it: WxCall['options']) => {
    order.push('call');
    options.push(it);
  };
  (globalThis as unknown as { wx: unknown }).wx = {
    cloud: {
      init: () => order.push('init'),
      callContainer: write,
      callFunction: write,
      CloudID: (id: string) => ({ opened: id }),
    },
  };
  const answer = callCloud(patientDoor, call);
  return { answer, order, options: options[0] };
}

describe('callCloud', () => {
  it.each([container, cloudFunction])('initialises the cloud before it calls it', (call) => {
    expect(start(call).order).toStrictEqual(['init', 'call']);
  });

  it('calls a container within its fifteen seconds', () => {
    expect(start(container).options).toMatchObject({
      config: { env: 'e' },
      path: '/v1/user/phone',
      method: 'POST',
      header: { 'X-WX-SERVICE': 's', authorization: 'Bearer a' },
      data: { kind: 'cloudId' },
      timeout: 15_000,
    });
  });

  it('reads what a container answers', async () => {
    const { answer, options } = start(container);
    options?.success?.({ statusCode: 409, header: { 'Retry-After': '1' }, data: { a: 1 } });
    await expect(answer).resolves.toStrictEqual({
      kind: 'response',
      status: 409,
      headers: { 'retry-after': '1' },
      body: { a: 1 },
    });
  });

  it('puts the CloudID at the top level of the data of a function', () => {
    expect(start(cloudFunction).options).toMatchObject({
      config: { env: 'e' },
      name: 'api',
      data: {
        method: 'POST',
        path: '/v1/user/phone',
        headers: { authorization: 'Bearer a' },
        body: { kind: 'cloudId' },
        cloudId: { opened: 'c' },
      },
    });
  });

  it('leaves out a body and a CloudID that are not there', () => {
    const plain: HttpRequest = { method: 'GET', url: '/v1/user', headers: {}, timeoutMs: 9000 };
    const called = start({ ...container, request: plain }).options;
    expect(called).not.toHaveProperty('data');
    expect(called).toMatchObject({ timeout: 9000 });
    const { options } = start({ ...cloudFunction, request: plain, cloudId: null });
    expect(options?.['data']).toStrictEqual({ method: 'GET', path: '/v1/user', headers: {} });
  });

  it.each([
    [{ status: 200, headers: { A: 'b' }, body: 1 }, 200, { a: 'b' }, 1],
    [undefined, 502, {}, undefined],
    ['text', 502, {}, undefined],
  ])('reads the result %j of a function', async (result, status, headers, body) => {
    const { answer, options } = start(cloudFunction);
    options?.success?.({ result });
    await expect(answer).resolves.toStrictEqual({ kind: 'response', status, headers, body });
  });

  it.each([container, cloudFunction])('says why there was no answer from a $kind', async (call) => {
    const { answer, options } = start(call);
    options?.fail?.({ errMsg: 'cloud.call:fail timeout' });
    await expect(answer).resolves.toStrictEqual({ kind: 'no-response', reason: 'timeout' });
  });
});
