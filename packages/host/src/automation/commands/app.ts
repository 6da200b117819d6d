import type { WxMock } from '../../runtime/run/runtime';
import type { AutomationParts } from '../automation-parts';
import type { Handles } from '../handles';
import type { DomainHandlers, ParamsOf } from '../protocol';

/** The App domain. `enableLog` is told that this client wants the console. */
export function appCommands(
  { runtime, host }: AutomationParts,
  handles: Handles,
  enableLog: () => void,
): DomainHandlers<'App'> {
  return {
    'App.getCurrentPage': () => handles.describePage(handles.currentPage()),
    'App.getPageStack': () => ({ pageStack: runtime.pages().map(handles.describePage) }),
    async 'App.callWxMethod'({ method, args, pluginId }) {
      refusePlugin(pluginId);
      return { result: await runtime.wx.call(method, withoutNullUrl(args)) };
    },
    'App.mockWxMethod'(params) {
      refusePlugin(params.pluginId);
      const { method } = params;
      if (!runtime.wx.names().includes(method)) throw new Error(`wx.${method} not exists`);
      const mock = mockOf(params);
      if (mock === null) runtime.wx.restore(method);
      else runtime.wx.mock(method, mock);
      return {};
    },
    async 'App.callFunction'({ functionDeclaration, args }) {
      return { result: await runtime.evaluate(functionDeclaration, args) };
    },
    'App.addBinding'({ name }) {
      runtime.addBinding(name);
      return {};
    },
    'App.enableLog'() {
      enableLog();
      return {};
    },
    async 'App.captureScreenshot'() {
      return { data: await host.screenshot() };
    },
    async 'App.exit'() {
      runtime.close();
      await host.exit();
      return {};
    },
  };
}

/** Which of the two kinds of mock, or null to restore: told by which keys are there. */
function mockOf(params: ParamsOf<'App.mockWxMethod'>): WxMock | null {
  const { functionDeclaration, args = [] } = params;
  if (functionDeclaration !== undefined) return { kind: 'function', functionDeclaration, args };
  return 'result' in params ? { kind: 'value', value: params.result } : null;
}

/** The client's navigateBack() sends `{url: undefined}`, which arrives as null. */
function withoutNullUrl(args: readonly unknown[]): readonly unknown[] {
  const [options, ...rest] = args;
  if (typeof options !== 'object' || options === null) return args;
  const { url, ...others } = options as Readonly<Record<string, unknown>>;
  return url === null ? [others, ...rest] : args;
}

function refusePlugin(pluginId: string | null | undefined): void {
  if (pluginId === null || pluginId === undefined) return;
  throw new Error(`plugin ${pluginId} not exists: this host runs no plugins`);
}
