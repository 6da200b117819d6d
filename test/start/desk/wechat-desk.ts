import type { DeskLanguage, PlatformControl, PlatformDesk } from 'miniprogram-host';

import type { Stand } from '../stand';
import { backendControls } from './backend-controls';
import { deskWords } from './desk-words';
import type { Holder } from './holder';
import { createHolder } from './holder';
import { ledgerOf } from './ledger';
import { elsewhere, peopleControls } from './people-controls';
import { wechatControls } from './wechat-controls';

/**
 * What stands around the program, on the host's desk: who holds the phone, what WeChat and the backend do
 * next, the quota and the time, and the charges. What is armed is published as such until it is used up.
 */
export function createWechatDesk(
  stand: Stand,
  holder: Holder = createHolder(),
  everyMilliseconds = 300,
): PlatformDesk {
  const groups = [
    peopleControls(stand, holder),
    wechatControls(stand),
    backendControls(stand),
    {
      controls: (language: DeskLanguage) => [startOver(stand, language)],
      setters: {
        // The backend forgets too: the platform's codes begin again, and it must not know them.
        reset: async () => {
          await stand.reset();
          holder.restore();
        },
      },
    },
  ];
  const setters = Object.assign({}, ...groups.map((group) => group.setters)) as Readonly<
    Record<string, (typeof groups)[number]['setters'][string]>
  >;
  const controls = (language: DeskLanguage) => groups.flatMap((group) => group.controls(language));
  // What another person's phone receives is not shown on this one.
  let isElsewhere = false;
  const looks = new Set<() => void>();
  /** Another text whenever something that the desk shows has changed. */
  const shown = () =>
    JSON.stringify([
      stand.wechat.ledger.charges().length,
      controls('en').map(({ id, value, isArmed }) => [id, value, isArmed]),
    ]);
  return {
    controls,
    ledger: (language) => ledgerOf(stand.wechat, language),
    async set(id, value, language) {
      const set = Object.hasOwn(setters, id) ? setters[id] : undefined;
      if (set === undefined) throw new Error(`There is no control "${id}".`);
      isElsewhere = id === elsewhere;
      try {
        await set(value, language);
      } finally {
        isElsewhere = false;
        // What is used up before the next look would otherwise never have been seen as armed.
        for (const look of looks) look();
      }
    },
    onChange(listener) {
      let seen = shown();
      const look = () => {
        const now = shown();
        if (now === seen) return;
        seen = now;
        listener();
      };
      looks.add(look);
      const timer = setInterval(look, everyMilliseconds);
      timer.unref();
      return () => {
        clearInterval(timer);
        looks.delete(look);
      };
    },
    onSms: (listener) =>
      stand.onSms(({ number, smsCode }) => {
        if (!isElsewhere)
          listener({ to: `+${number.countryCode} ${number.pureNumber}`, code: smsCode });
      }),
  };
}

function startOver(
  { isOwnBackend }: Pick<Stand, 'isOwnBackend'>,
  language: DeskLanguage,
): PlatformControl {
  const words = deskWords[language];
  return {
    id: 'reset',
    label: words.reset,
    kind: 'action',
    question: isOwnBackend ? words.resetOwnQuestion : words.resetQuestion,
    hint: isOwnBackend ? words.resetOwnHint : words.resetHint,
    emptiesPhone: true,
    group: words.platform,
  };
}
