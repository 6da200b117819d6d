import { z } from 'zod';

import type { ApiCall, ApiOutcome } from '../gateway/api-call';
import { paidCodeTimeoutMs } from '../gateway/http-gateway';
import type { CloudSdk } from './cloud-sdk';

const thrown = z.object({ errCode: z.number() });
const phoneBody = z.object({ code: z.string(), openid: z.string() });
const openDataBody = z.object({ cloudid_list: z.array(z.string()) });
const openDataResult = z.object({
  list: z.array(z.looseObject({ cloudID: z.string().optional() })),
});

/** Which method of the SDK does what a path of the server API does; parameters have the same names. */
function methodsOf(cloud: CloudSdk): Readonly<Record<string, (body: object) => Promise<unknown>>> {
  return {
    '/wxa/business/getuserphonenumber': (body) =>
      cloud.openapi.phonenumber.getPhoneNumber(phoneBody.parse(body)),
    '/wxa/msg_sec_check': (body) => cloud.openapi.security.msgSecCheck(body),
    // Not `event.cloudId`: WeChat opens it on the way, but whoever calls the function can write that there as well.
    '/wxa/getopendata': async (body) => {
      const list = openDataBody.parse(body).cloudid_list;
      const opened = openDataResult.parse(await cloud.getOpenData({ list }));
      return {
        dataList: opened.list.map((json) => ({ cloudId: json.cloudID ?? '', json })),
      };
    },
  };
}

/**
 * Carries calls to WeChat through the cloud's SDK, which signs them itself: `phone_info` is `phoneInfo` there, and an
 * errcode is thrown.
 */
export function createOpenapiCall(cloud: CloudSdk): ApiCall {
  const methods = methodsOf(cloud);
  return async ({ path, body = {}, shape, timeoutMs = paidCodeTimeoutMs }) => {
    const method = methods[path];
    if (method === undefined) return { kind: 'unreachable', reason: `${path}: not in the cloud` };
    const outcome = await withinTime(outcomeOf(path, method(body)), timeoutMs, path);
    if (outcome.kind !== 'answered') return outcome;
    const success = shape.safeParse(snakeCased(outcome.answer));
    return success.success
      ? { kind: 'answered', answer: success.data }
      : { kind: 'unreachable', reason: `${path}: an answer of an unknown shape` };
  };
}

async function outcomeOf(path: string, asked: Promise<unknown>): Promise<ApiOutcome<unknown>> {
  try {
    return { kind: 'answered', answer: await asked };
  } catch (error) {
    const known = thrown.safeParse(error);
    // -1 is WeChat's; the cloud's own numbers have six digits.
    return known.success && known.data.errCode >= -1
      ? { kind: 'errcode', errcode: known.data.errCode }
      : { kind: 'unreachable', reason: `${path}: no readable answer` };
  }
}

function withinTime(
  outcome: Promise<ApiOutcome<unknown>>,
  timeoutMs: number,
  path: string,
): Promise<ApiOutcome<unknown>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ApiOutcome<unknown>>((resolve) => {
    timer = setTimeout(() => {
      resolve({ kind: 'unreachable', reason: `${path}: no answer in time` });
    }, timeoutMs);
  });
  return Promise.race([outcome, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** As the server API spells it, but for what is inside of open data. */
function snakeCased(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => {
    if (name === 'errCode') return ['errcode', inner] as const;
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (name === 'phoneInfo' || name === 'result') return [snake, inner] as const;
    return [snake, Array.isArray(inner) ? inner.map(snakeCased) : inner] as const;
  });
  return Object.fromEntries(entries);
}
