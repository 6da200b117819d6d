import type { PhoneSheetSurface, Surface, Surfaces } from '../../phone/surfaces';
import type { Runtime } from '../../runtime/run/runtime';
import type { AutomationParts } from '../automation-parts';
import type { DomainHandlers } from '../protocol';

/** The Tool domain: the host itself, and the person's hand on the phone (Tool.native). */
export function toolCommands(parts: AutomationParts): DomainHandlers<'Tool'> {
  const { runtime, host } = parts;
  const native = nativeActions(parts);
  let ticket = '';
  return {
    'Tool.getInfo': () => ({
      SDKVersion: runtime.phone.settings.get().baseLibrary,
      version: host.version,
    }),
    async 'Tool.close'() {
      await host.close();
      return {};
    },
    'Tool.enableRemoteDebug'() {
      throw new Error('remote debug needs a real phone, and this host has none');
    },
    'Tool.getTestAccounts': () => ({ accounts: [] }),
    'Tool.stopAudits'() {
      throw new Error('audits are made by WeChat DevTools only; this host has none');
    },
    // Nobody logs in here: a ticket opens nothing, and is given back as it was set.
    'Tool.getTicket': () => ({ ticket, expiredTime: 0 }),
    'Tool.setTicket'(params) {
      ticket = params.ticket;
      return {};
    },
    'Tool.refreshTicket': () => ({}),
    async 'Tool.native'({ method, data }) {
      const action = native[method];
      if (action === undefined) throw new Error(`native.${method} not exists`);
      await action(data?.url ?? '');
      return {};
    },
  };
}

type NativeAction = (url: string) => unknown;

/** Everything `miniProgram.native()` can do (official documentation: Native). */
function nativeActions({
  runtime,
  entryPage,
}: AutomationParts): Readonly<Partial<Record<string, NativeAction>>> {
  const { surfaces } = runtime.phone;
  return {
    goHome: () => runtime.wx.call('reLaunch', [{ url: `/${entryPage}` }]),
    navigateLeft: () => navigateBack(runtime),
    switchTab: (url) =>
      runtime.wx.call('switchTab', [{ url: url.startsWith('/') ? url : `/${url}` }]),
    confirmModal: () => {
      answerModal(surfaces, true);
    },
    cancelModal: () => {
      answerModal(surfaces, false);
    },
    authorizeAllow: () => {
      answerAuthorization(surfaces, true);
    },
    authorizeCancel: () => {
      answerAuthorization(surfaces, false);
    },
    closePaymentDialog: () => {
      closePayment(surfaces);
    },
    shareCancel: () => {
      topmost(surfaces, ['share'], 'share dialog').answer(false);
    },
    shareConfirm: () => {
      topmost(surfaces, ['share'], 'share dialog').answer(true);
    },
  };
}

/** The back button of what is on the screen: the settings page has one of its own. */
async function navigateBack(runtime: Runtime): Promise<unknown> {
  const settings = runtime.phone.surfaces.top('settings');
  if (settings !== undefined) {
    settings.answer();
    return undefined;
  }
  if (runtime.pages().length < 2) throw new Error('no page to go back to');
  return runtime.wx.call('navigateBack', [{ delta: 1 }]);
}

/** Presses a button of the topmost dialog that has just buttons. */
function answerModal(surfaces: Surfaces, confirm: boolean): void {
  const kinds = ['modal', 'no-quota', 'privacy-contract', 'question'] as const;
  const surface = topmost(surfaces, kinds, 'modal');
  if (surface.kind === 'question') surface.answer(confirm);
  else if (surface.kind !== 'modal') surface.answer();
  else if (confirm || surface.showCancel) surface.answer({ confirm });
  else throw new Error('the modal has no cancel button');
}

/** Goes away from the topmost payment, unpaid. */
function closePayment(surfaces: Surfaces): void {
  const payment = surfaces
    .list()
    .filter((surface) => surface.kind === 'question' && surface.name === 'payment')
    .at(-1);
  if (payment?.kind !== 'question') absent('payment dialog');
  payment.answer(false);
}

/** Allows or refuses what the topmost sheet asks for: the first number, the WeChat avatar. */
function answerAuthorization(surfaces: Surfaces, allow: boolean): void {
  const surface = topmost(
    surfaces,
    ['phone-sheet', 'avatar-sheet', 'privacy', 'permission', 'question'],
    'authorization dialog',
  );
  switch (surface.kind) {
    case 'phone-sheet':
      surface.answer(phoneAnswer(surface, allow));
      break;
    case 'avatar-sheet':
      surface.answer({ kind: allow ? 'wechat' : 'cancel' });
      break;
    case 'privacy':
    case 'permission':
    case 'question':
      surface.answer(allow);
      break;
  }
}

function phoneAnswer({ numbers: [number] }: PhoneSheetSurface, allow: boolean) {
  if (!allow) return { kind: 'refuse' } as const;
  if (number === undefined) throw new Error('the sheet offers no number to allow');
  return { kind: 'allow', numberId: number.id } as const;
}

function topmost<Kind extends Surface['kind']>(
  surfaces: Surfaces,
  kinds: readonly Kind[],
  what: string,
): Extract<Surface, { kind: Kind }> {
  const found = surfaces
    .list()
    .filter((surface): surface is Extract<Surface, { kind: Kind }> =>
      kinds.some((kind) => kind === surface.kind),
    )
    .at(-1);
  return found ?? absent(what);
}

function absent(what: string): never {
  throw new Error(`no ${what} is on the screen`);
}
