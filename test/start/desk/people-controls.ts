import type { Stand } from '../stand';
import { bindElsewhere } from './bind-elsewhere';
import type { ControlGroup } from './control-group';
import { deskWords } from './desk-words';
import type { Holder } from './holder';

/** The control by which somebody else binds the number. */
export const elsewhere = 'bind-elsewhere';

/** Who holds the phone, and what other people do meanwhile on theirs. */
export function peopleControls(
  stand: Pick<Stand, 'wechat' | 'account' | 'backendUrl' | 'smsMessages' | 'isOwnBackend'>,
  holder: Holder,
): ControlGroup {
  const { directory } = stand.wechat;
  return {
    controls(language) {
      const words = deskWords[language];
      return [
        {
          id: 'person',
          label: words.person,
          kind: 'select',
          value: holder.id(),
          options: directory.users().map(({ id, nickname, numbers }) => ({
            value: id,
            label: words.personWith(language === 'zh' ? nickname : id, numbers.length),
          })),
          hint: words.personHint,
          emptiesPhone: true,
          group: words.people,
        },
        // The code of the SMS is in the outbox of the stand-in alone.
        ...(stand.isOwnBackend
          ? []
          : [
              {
                id: elsewhere,
                label: words.bindElsewhere,
                kind: 'action' as const,
                hint: words.bindElsewhereHint,
                group: words.people,
              },
            ]),
      ];
    },
    setters: {
      person: (value) => {
        const user = directory.users().find(({ id }) => id === value);
        if (user !== undefined) holder.handTo(user.id);
      },
      [elsewhere]: (_value, language) => bindElsewhere(stand, holder, deskWords[language]),
    },
  };
}
