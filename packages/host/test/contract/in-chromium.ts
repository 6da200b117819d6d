import { startHost } from '../../src/start-host';
import { connectWebSocket } from '../../src/transport/websocket-transport';
import type { EngineView } from './engine-view';

/** The host as `cli auto` starts it, with a Chromium of its own. */
export async function openInChromium(projectPath: string): Promise<EngineView> {
  const host = await startHost({ projectPath, port: 0, browser: 'launch', automationPort: 0 });
  const warnings: string[] = [];
  host.journal.onEntry((entry) => {
    if (entry.kind === 'notice' && entry.severity === 'warning') warnings.push(entry.text);
  });
  try {
    const transport = await connectWebSocket((await host.automationUrl) ?? '');
    return {
      transport,
      warnings: () => warnings,
      patience: 250,
      async close() {
        transport.close();
        await host.close();
      },
    };
  } catch (error) {
    await host.close();
    throw error;
  }
}
