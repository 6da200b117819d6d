import type { Request, Response } from 'express';

import { wechatError } from '../errcode';
import type { ServerEndpoint, ServerFault } from '../faults';
import type { Wechat } from '../wechat';

type Work = (request: Request) => object;

/**
 * Wraps one endpoint of the server API: latency and faults first, then the work, then HTTP 200 with
 * its JSON, as WeChat does whatever happened.
 */
export function serverCall(
  wechat: Wechat,
  endpoint: ServerEndpoint,
  wait: (milliseconds: number) => Promise<void>,
  work: Work,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const latency = wechat.faults.latency(endpoint);
    if (latency > 0) await wait(latency);
    const fault = wechat.faults.takeCall(endpoint);
    if (fault === undefined) response.json(work(request));
    else meet(fault, request, response, work);
  };
}

function meet(fault: ServerFault, request: Request, response: Response, work: Work): void {
  switch (fault.kind) {
    case 'errcode':
      response.json(wechatError(fault.errcode));
      return;
    case 'http':
      response.status(fault.status).type(fault.contentType).send(fault.body);
      return;
    case 'lost-before':
      response.destroy();
      return;
    case 'lost-after':
      work(request);
      response.destroy();
      return;
    case 'silence':
      return;
  }
}
