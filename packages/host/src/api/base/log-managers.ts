import type { ApiTable } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { textToBytes } from '../kit/bytes';
import type { ApiContext } from '../kit/context';

/** Documentation (LogManager.log, RealtimeLogManager.info): bytes of one call at most. */
const maximumLog = 100 * 1024;
const maximumRealtimeLog = 5 * 1024;
/** Documentation (实时日志): how many calls one report holds. */
const maximumRealtimeCalls = 200;

type Write = (...args: readonly unknown[]) => void;

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    // `undefined` and functions have no JSON.
    const json: unknown = JSON.stringify(value);
    return typeof json === 'string' ? json : String(value);
  } catch {
    return String(value);
  }
}

/** One level of a log: a line in the journal, and a warning where WeChat takes no such length. */
function writer({ phone }: ApiContext, head: () => string, maximum: number): Write {
  return (...args) => {
    const text = args.map(shown).join(' ');
    phone.journal.emit('notice', { severity: 'info', text: `${head()}: ${text}` });
    const { length } = textToBytes(text);
    if (length <= maximum) return;
    const warning = `${head()}: ${length} bytes, WeChat takes ${maximum} in one call.`;
    phone.journal.emit('notice', { severity: 'warning', text: warning });
  };
}

function logManager(context: ApiContext) {
  const write = (level: string) => writer(context, () => `log ${level}`, maximumLog);
  return { debug: write('debug'), info: write('info'), log: write('log'), warn: write('warn') };
}

/** The three levels and the filter words that both realtime managers have. */
function realtime(context: ApiContext, name: () => string) {
  let words: readonly string[] = [];
  const write = (level: string): Write => {
    const head = () => [`realtime log ${level}`, name(), ...words].filter(Boolean).join(' ');
    return writer(context, head, maximumRealtimeLog);
  };
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setFilterMsg(word: unknown) {
      words = [`#${String(word)}`];
    },
    addFilterMsg(word: unknown) {
      words = [...words, `#${String(word)}`];
    },
  };
}

function realtimeLogManager(context: ApiContext) {
  let page = '';
  return {
    ...realtime(context, () => page),
    in(instance: unknown) {
      page = (instance as { readonly route?: string } | undefined)?.route ?? '';
    },
    tag: (name: unknown) => realtime(context, () => `[${String(name)}]`),
    /** What is written is reported at once: nothing waits. */
    getCurrentState: () => ({
      size: 0,
      maxSize: maximumRealtimeLog,
      logCount: 0,
      maxLogCount: maximumRealtimeCalls,
    }),
  };
}

/** Logs that developers read elsewhere (documentation: API / 基础 / 调试): here in the journal. */
export const logManagerApis = {
  getLogManager: syncApi(logManager, '2.1.0'),
  setEnableDebug: asyncApi(({ phone }, { enableDebug }) => {
    const text = `setEnableDebug ${String(enableDebug)}: the host shows its console either way.`;
    phone.journal.emit('notice', { severity: 'info', text });
  }),
  getRealtimeLogManager: syncApi(realtimeLogManager, '2.7.1'),
} satisfies ApiTable;
