import type { ApiTable } from '../kit/api';
import { syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { createListening } from '../kit/listening';
import type { Thread } from './thread';
import { startThread } from './thread';

interface WorkerEvents {
  readonly Message: unknown;
  readonly Error: { readonly message: string; readonly stack?: string };
  readonly ProcessKilled: undefined;
}

/** The one worker that a program may have at a time. */
const running = new WeakMap<ApiContext, Thread>();

/** Documentation (wx.createWorker): the whole path of a script below `workers`, without a slash before. */
function scriptFor({ app }: ApiContext, path: unknown): { script: string; entry: string } {
  const { workers } = app;
  if (workers === undefined) throw new ApiFailure('workers is not set in app.json');
  const entry = typeof path === 'string' ? path.replace(/(?:\.js)?$/, '.js') : '';
  if (workers.modules.includes(entry)) return { script: workers.script, entry };
  throw new ApiFailure(`worker script "${String(path)}" is not found`);
}

function createWorker(context: ApiContext, path: unknown): object {
  const found = scriptFor(context, path);
  if (running.has(context)) throw new ApiFailure('exceed max concurrent worker limit');
  const { emit, methods } = createListening<WorkerEvents>(
    ['Message', 'Error', 'ProcessKilled'],
    context.report,
  );
  const end = () => {
    thread.end();
    if (running.get(context) === thread) running.delete(context);
  };
  const thread = startThread({
    ...found,
    userDirectory: context.phone.files.userDirectory(),
    heard({ message, killed }) {
      if (killed !== true) {
        emit('Message', message);
        return;
      }
      end();
      emit('ProcessKilled', undefined);
    },
    failed(error) {
      const { message, stack = '' } = error;
      context.phone.journal.emit('notice', { severity: 'warning', text: `Worker: ${message}` });
      emit('Error', { message, stack });
    },
  });
  running.set(context, thread);
  const { onMessage, onError, onProcessKilled } = methods;
  return {
    ...{ onMessage, onError, onProcessKilled },
    env: { USER_DATA_PATH: context.phone.files.userDirectory() },
    postMessage: (message: unknown) => {
      if (running.get(context) === thread) thread.post(message);
    },
    terminate: end,
  };
}

/** Threads of a program (documentation: API / 多线程). */
export const workerApis = { createWorker: syncApi(createWorker, '1.9.90') } satisfies ApiTable;
