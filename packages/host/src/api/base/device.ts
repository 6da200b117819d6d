import { ask } from '../../phone/surfaces';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { textParameter } from '../kit/parameters';
import { requirePrivacy } from '../open/privacy-gate';
import { openToast } from '../ui/toast';

async function setClipboardData(context: ApiContext, options: Options): Promise<void> {
  const data = textParameter(options, 'data');
  await requirePrivacy(context, 'setClipboardData');
  context.phone.clipboard.set(data);
  // Documentation: the client says so by itself, for 1.5 s.
  openToast(
    context,
    'toast',
    { title: context.phone.surfaces.words().copied, icon: 'success', mask: false },
    1500,
  );
}

async function makePhoneCall({ phone }: ApiContext, options: Options): Promise<void> {
  const phoneNumber = textParameter(options, 'phoneNumber');
  const chosen = await ask<number | null>(phone.surfaces, (answer) => ({
    kind: 'action-sheet',
    alertText: '',
    itemList: [phone.surfaces.words().call(phoneNumber)],
    itemColor: '',
    answer,
  }));
  if (chosen === null) throw new ApiFailure('cancel');
}

/** The field that has the keyboard; the host's fields are the browser's own. */
function focusedField(): HTMLInputElement | HTMLTextAreaElement | undefined {
  const { activeElement } = document;
  const isField =
    activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
  return isField ? activeElement : undefined;
}

function hideKeyboard(): void {
  const field = focusedField();
  if (field === undefined) throw new ApiFailure('input not exists');
  field.blur();
}

function getSelectedTextRange() {
  const field = focusedField();
  if (field === undefined) throw new ApiFailure('no focused input');
  return { start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
}

function vibrate({ phone }: ApiContext, options: Options): void {
  const { type } = options;
  const text = `The phone vibrated${typeof type === 'string' ? ` (${type})` : ''}.`;
  phone.journal.emit('notice', { severity: 'info', text });
}

const battery = () => ({ level: 80, isCharging: false, isLowPowerModeEnabled: false });

/** Clipboard, keyboard, telephone, vibration, screen (documentation: API / 设备). */
export const deviceApis = {
  setClipboardData: asyncApi(setClipboardData, { since: '1.1.0' }),
  getClipboardData: asyncApi(
    async (context) => {
      await requirePrivacy(context, 'getClipboardData');
      return { data: context.phone.clipboard.get() };
    },
    { since: '1.1.0' },
  ),
  makePhoneCall: asyncApi(makePhoneCall),
  hideKeyboard: asyncApi(hideKeyboard, { since: '2.8.2' }),
  getSelectedTextRange: asyncApi(getSelectedTextRange, { since: '2.7.0' }),
  vibrateShort: asyncApi(vibrate, { since: '1.2.0' }),
  vibrateLong: asyncApi(vibrate, { since: '1.2.0' }),
  setKeepScreenOn: asyncApi(() => undefined, { since: '1.4.0' }),
  getBatteryInfo: asyncApi(battery),
  getBatteryInfoSync: syncApi(battery),
} satisfies ApiTable;
