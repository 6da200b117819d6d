import { createRemotePhone } from '../../src/page/remote-phone';
import { defaultPhoneSettings } from '../../src/phone/settings';

const request = { url: 'https://shop.test/v1', method: 'GET', headers: {}, body: null } as const;

/** A phone at the end of a link that notes what it is told. */
function phoneWith(settings: Partial<typeof defaultPhoneSettings>) {
  const told: string[] = [];
  const host = {
    call: (method: string) => {
      told.push(method);
      return Promise.resolve({ kind: 'response', status: 200, headers: {}, body: '' });
    },
    notify: (method: string) => {
      told.push(method);
    },
  };
  const phone = createRemotePhone(
    host as never,
    {
      settings: { ...defaultPhoneSettings, ...settings },
      storage: { plain: {}, encrypted: {} },
      files: { files: [], directories: [] },
      permissions: {},
      diagnostics: [],
      host: { version: '1', name: 'host' },
    },
    { connect: () => undefined } as never,
  );
  const ask = () => {
    phone.journal.emit('request', { id: 7, method: 'GET', url: request.url });
    return phone.network.fetch(request as never, undefined);
  };
  return { ask, told: () => told.filter((method) => method.startsWith('network.')) };
}

test('a request that never leaves the phone is told, with what it would have sent', async () => {
  const { ask, told } = phoneWith({ network: 'offline' });
  await ask().catch(() => undefined);
  expect(told()).toStrictEqual(['network.unsent']);
});

test('one that leaves it is done by the host process', async () => {
  const { ask, told } = phoneWith({});
  await ask();
  expect(told()).toStrictEqual(['network.fetch']);
});
