import type { HttpAnswer, HttpRequest, HttpResponse } from '../../phone/phone';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { whenCutOff } from './background-cutoff';
import { queueOf } from './exchange-queue';
import { noteRequest } from './request-journal';

export interface Exchange {
  readonly kind: 'request' | 'uploadFile' | 'downloadFile';
  readonly request: Omit<HttpRequest, 'timeout'>;
  /** Milliseconds. */
  readonly timeout: number;
}

export interface ExchangeTask {
  abort(): void;
  onHeadersReceived(listener: (answer: object) => void): void;
  offHeadersReceived(listener?: (answer: object) => void): void;
}

export interface RunningExchange {
  readonly task: ExchangeTask;
  readonly result: Promise<unknown>;
}

/**
 * Runs an exchange on the phone's network, with WeChat's words and numbers for what can go wrong
 * (documentation: Errno 错误码, 6000xx). `read` makes the result of a success.
 */
export function exchange(
  context: ApiContext,
  given: Exchange,
  read: (response: HttpResponse) => unknown,
): RunningExchange {
  const { phone } = context;
  const controller = new AbortController();
  const headers = new Set<(answer: object) => void>();
  const cut = cutInBackground(context, controller);

  const run = async () => {
    const queue = queueOf(phone, given.kind);
    try {
      if (!queue.isFull()) queue.enter();
      else if (!(await queue.wait(controller.signal))) throw stopped(cut.isCut());
      try {
        if (controller.signal.aborted) throw stopped(cut.isCut());
        const response = await fetchWithJournal(context, given, controller.signal, cut.isCut);
        const { status: statusCode, cookies } = response;
        for (const listener of headers) listener({ statusCode, header: response.headers, cookies });
        return await read(response);
      } finally {
        queue.leave();
      }
    } finally {
      cut.stop();
    }
  };
  return {
    task: {
      abort: () => {
        controller.abort();
      },
      onHeadersReceived(listener) {
        headers.add(listener);
      },
      offHeadersReceived(listener) {
        if (listener === undefined) headers.clear();
        else headers.delete(listener);
      },
    },
    result: run(),
  };
}

async function fetchWithJournal(
  { phone }: ApiContext,
  { request, timeout }: Exchange,
  signal: AbortSignal,
  isCut: () => boolean,
): Promise<HttpResponse> {
  const ended = noteRequest(phone, request.method, request.url);
  const answer = await phone.network.fetch({ ...request, timeout }, signal);
  if (signal.aborted) {
    const failure = stopped(isCut());
    ended({ error: failure.message });
    throw failure;
  }
  if (answer.kind === 'answered') {
    ended({ status: answer.response.status });
    return answer.response;
  }
  ended({ error: answer.kind === 'timeout' ? 'timeout' : answer.message });
  throw failureOf(answer);
}

function failureOf(answer: Exclude<HttpAnswer, { kind: 'answered' }>): ApiFailure {
  if (answer.kind === 'timeout') return new ApiFailure('timeout', 5);
  return new ApiFailure(`errcode:-118 cronet_error_code:-118 error_msg:${answer.message}`, 600001);
}

/** Ended by the program itself, or cut off because the program was in the back too long. */
const stopped = (isCut: boolean) =>
  isCut ? new ApiFailure('interrupted', 600003) : new ApiFailure('abort');

function cutInBackground(context: ApiContext, controller: AbortController) {
  let cut = false;
  const stop = whenCutOff(context, () => {
    cut = true;
    controller.abort();
  });
  return { isCut: () => cut, stop };
}
