import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as a server sees it, without what depends on the client's library. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly contentType: string;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
}

export interface RecordingProxy {
  readonly url: string;
  /** What came since the last call. */
  take(): readonly RecordedRequest[];
  close(): Promise<void>;
}

/** Passes every request on to `target`, an origin on loopback, and writes it down. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const recorded: RecordedRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const body = Buffer.concat(chunks);
      const { pathname, searchParams } = new URL(url, target);
      recorded.push({
        method,
        path: pathname,
        query: Object.fromEntries(searchParams),
        contentType: headers['content-type'] ?? '',
        body: body.length === 0 ? undefined : (JSON.parse(body.toString()) as unknown),
      });
      const passed = request(`${target}${url}`, { method, headers, agent: false }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      passed.on('error', () => outgoing.destroy());
      passed.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    take: () => recorded.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
