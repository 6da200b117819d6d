import { base64ToBytes, bytesToBase64 } from '../api/kit/bytes';
import type { JournalLine, PhoneStart, WireFileChange, WireFiles } from '../link/link';
import { createPhone, systemClock } from '../phone/create-phone';
import type { FileChange, KeptFiles } from '../phone/files';
import type { HttpRequest, Network, Phone, PhoneJournal } from '../phone/phone';
import type { Platform } from '../platform/platform';
import { consoleValue } from './console-value';
import type { Host } from './host';
import type { RemoteSockets } from './remote-sockets';

/** A phone whose platform, network and storage are the host process at the other end of the link. */
export function createRemotePhone(host: Host, start: PhoneStart, sockets: RemoteSockets): Phone {
  const journalIds = new WeakMap<HttpRequest, number>();
  const phone = createPhone({
    platform: remotePlatform(host),
    network: { fetch: remoteFetch(host, journalIds), connect: sockets.connect },
    clock: systemClock,
    randomName: () => crypto.randomUUID().replaceAll('-', ''),
    programName: start.program?.manifest.projectName ?? '',
    settings: start.settings,
    storage: start.storage,
    saveStorage: (snapshot) => {
      host.notify('storage.save', { snapshot });
    },
    permissions: start.permissions,
    savePermissions: (granted) => {
      host.notify('permissions.save', { granted });
    },
    files: keptFiles(start.files),
    saveFile: (change) => {
      host.notify('file.changed', onWire(change));
    },
  });
  forwardJournal(phone, host);
  phone.settings.onChange((settings) => {
    host.notify('settings.changed', { settings });
  });
  return { ...phone, network: withJournalIds(phone, host, journalIds) };
}

/** Tells the host process which request of the journal it does, or that one never left the phone. */
function withJournalIds(
  { network, journal }: Phone,
  host: Host,
  journalIds: WeakMap<HttpRequest, number>,
): Network {
  let noted: PhoneJournal['request'] | undefined;
  journal.on('request', (event) => {
    if (event.milliseconds === undefined) noted = event;
  });
  return {
    ...network,
    async fetch(request, signal) {
      // The journal is told in the same breath, right before the request is made.
      const journalId = noted?.url === request.url ? noted.id : undefined;
      noted = undefined;
      if (journalId === undefined) return await network.fetch(request, signal);
      journalIds.set(request, journalId);
      const answer = await network.fetch(request, signal);
      if (journalIds.delete(request)) host.notify('network.unsent', { journalId, request });
      return answer;
    },
  };
}

const keptFiles = ({ files, directories }: WireFiles): KeptFiles => ({
  files: files.map(({ path, type, base64 }) => ({
    path,
    file: { type, bytes: base64ToBytes(base64) },
  })),
  directories,
});

function onWire(change: FileChange): WireFileChange {
  if (change.kind !== 'written') return change;
  const { kind, path, file } = change;
  return { kind, path, type: file.type, base64: bytesToBase64(file.bytes) };
}

function remotePlatform(host: Host): Platform {
  const call =
    (method: keyof Platform) =>
    (request: unknown): Promise<never> =>
      // The host process parses what a platform returns; here the table's types hold.
      host.call('platform.call', { method, request }) as Promise<never>;
  return {
    login: call('login'),
    checkSession: call('checkSession'),
    queryPhone: call('queryPhone'),
    grantPhone: call('grantPhone'),
    reviewNickname: call('reviewNickname'),
    reviewAvatar: call('reviewAvatar'),
  };
}

function remoteFetch(host: Host, journalIds: WeakMap<HttpRequest, number>): Network['fetch'] {
  let lastId = 0;
  return async (request, signal) => {
    lastId += 1;
    const id = lastId;
    const journalId = journalIds.get(request);
    journalIds.delete(request);
    const abort = () => {
      host.notify('network.abort', { id });
    };
    signal?.addEventListener('abort', abort);
    try {
      return await host.call('network.fetch', {
        id,
        request,
        ...(journalId !== undefined && { journalId }),
      });
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  };
}

function forwardJournal(phone: Phone, host: Host): void {
  const names: readonly (keyof PhoneJournal)[] = ['request', 'console', 'exception', 'notice'];
  for (const name of names) {
    phone.journal.on(name, (event) => {
      host.notify('journal.add', jsonSafe({ name, event } as JournalLine));
    });
  }
}

function jsonSafe(line: JournalLine): JournalLine {
  if (line.name !== 'console') return line;
  return { name: 'console', event: { ...line.event, args: line.event.args.map(consoleValue) } };
}
