import { isAtLeast } from '../../phone/base-library';
import type { PhoneSettings } from '../../phone/settings';
import type { SubscriptionChoice } from '../../phone/subscriptions';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { question } from '../kit/question';
import { requireTap } from './settings';

/** Documentation (wx.requestSubscribeMessage): at most five messages a call. */
const most = 5;

/** Id of the row "always keep this choice"; no template has it. */
const always = '';

/** Its documented `errCode`, with the words that WeChat sends along. */
const failures = {
  10001: 'TmplIds can’t be empty',
  10002: 'Request list fail',
  10003: 'Request subscribe fail',
  10004: 'Invalid TmplIds',
  10005: 'Cannot show subscribe message UI',
  20001: 'No template data return, verify the template id exist',
  20002: 'Templates type must be same',
  20003: 'Templates count out of max bounds',
  20004: 'The main switch is switched off',
  20005: 'This mini program was banned from subscribing messages',
} as const;

function failure(errCode: keyof typeof failures): ApiFailure {
  return new ApiFailure(failures[errCode].replace('’', "'"), undefined, { errCode });
}

/** What the setting of the phone lets fail; `templates-banned` is a result, no failure. */
const obstacles: Readonly<Partial<Record<PhoneSettings['subscriptions'], keyof typeof failures>>> =
  {
    'no-template': 20001,
    mixed: 20002,
    'switched-off': 20004,
    'program-banned': 20005,
  };

function idsOf({ tmplIds }: Options): readonly string[] {
  if (tmplIds === undefined || tmplIds === null) throw failure(10001);
  if (!Array.isArray(tmplIds)) throw failure(10004);
  const ids = tmplIds as readonly unknown[];
  if (ids.length === 0) throw failure(10001);
  if (!ids.every((id): id is string => typeof id === 'string' && id !== '')) throw failure(10004);
  if (ids.length > most) throw failure(20003);
  return ids;
}

const isOnline = ({ phone }: ApiContext) =>
  !['offline', 'drops-answers'].includes(phone.settings.get().network);

/** Which ids the person is asked for, and what the others are without asking. */
async function requestSubscribeMessage(context: ApiContext, options: Options) {
  const { phone, visibility } = context;
  const { baseLibrary, subscriptions } = phone.settings.get();
  if (isAtLeast(baseLibrary, '2.8.2')) requireTap(context);
  const ids = idsOf(options);
  if (visibility.hiddenSince() !== undefined) throw failure(10005);
  if (!isOnline(context)) throw failure(10002);
  const obstacle = obstacles[subscriptions];
  if (obstacle !== undefined) throw failure(obstacle);
  if (subscriptions === 'templates-banned') return same(ids, 'ban');
  const kept = phone.subscriptions.kept();
  const open = ids.filter((id) => kept[id] === undefined);
  const asked = open.length === 0 ? {} : await askPerson(context, open);
  if (!isOnline(context)) throw failure(10003);
  return Object.fromEntries(ids.map((id) => [id, kept[id] ?? asked[id]]));
}

const same = (ids: readonly string[], choice: SubscriptionChoice) =>
  Object.fromEntries(ids.map((id) => [id, choice]));

/** Refusing the sheet refuses every message of it. */
async function askPerson(context: ApiContext, ids: readonly string[]) {
  const { confirmed, chosen } = await question(context, ({ sheets, allow, cancel }) => ({
    name: 'subscribe',
    title: sheets.subscribe,
    several: true,
    items: [
      ...ids.map((id) => ({ id, label: sheets.template(id), isChosen: true })),
      { id: always, label: sheets.subscribeAlways },
    ],
    confirmText: allow,
    cancelText: cancel,
  }));
  const choices = ids.map(
    (id) => [id, confirmed && chosen.includes(id) ? 'accept' : 'reject'] as const,
  );
  if (chosen.includes(always)) {
    for (const [id, choice] of choices) context.phone.subscriptions.keep(id, choice);
  }
  return Object.fromEntries(choices);
}

/** Subscribing to messages (documentation: API / 开放接口 / 订阅消息). */
export const subscribeApis = {
  requestSubscribeMessage: asyncApi(requestSubscribeMessage, { since: '2.4.4' }),
} satisfies ApiTable;
