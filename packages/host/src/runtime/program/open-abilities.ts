import type { OpenAbilities } from '../../components/kit/open-abilities';
import { isAtLeast } from '../../phone/base-library';
import { anonymousPerson } from '../../phone/open-abilities/anonymous-person';
import { chooseAvatar } from '../../phone/open-abilities/avatar';
import { nicknameKeyboard, reviewNickname } from '../../phone/open-abilities/nickname';
import { requestPhoneNumber } from '../../phone/open-abilities/phone-number';
import type { Phone } from '../../phone/phone';

export interface OpenAbilityHost {
  readonly phone: Phone;
  readonly program: { readonly appid: string; readonly name: string };
  readonly behind: <Result>(during: () => Promise<Result>) => Promise<Result>;
  readonly share: (target: object) => void;
  readonly keyboardChanged: (height: number) => void;
}

/** The open abilities of buttons and the nickname field, for one running program. */
export function createOpenAbilities({
  phone,
  program,
  behind,
  share,
  keyboardChanged,
}: OpenAbilityHost): OpenAbilities {
  /**
   * A second tap before the sheet is closed fires nothing here (phones differ,
   * docs/wechat-facts.md §1.3).
   */
  let asking = false;
  const say = (text: string) => {
    phone.journal.emit('notice', { severity: 'info', text });
  };
  return {
    async requestPhoneNumber({ component, noQuotaToast }) {
      if (asking) return undefined;
      asking = true;
      try {
        return await requestPhoneNumber(phone, {
          appid: program.appid,
          programName: program.name,
          component,
          noQuotaToast,
        });
      } finally {
        asking = false;
      }
    },
    chooseAvatar: () =>
      chooseAvatar(phone, { appid: program.appid, programName: program.name, behind }),
    agreePrivacy(buttonId) {
      if (!isAtLeast(phone.settings.get().baseLibrary, '2.32.3')) return false;
      phone.privacy.agreeTapped(buttonId);
      return true;
    },
    getUserInfo: () => Promise.resolve({ errMsg: 'getUserInfo:ok', ...anonymousPerson() }),
    async openSetting() {
      await behind(() => phone.permissions.openSettings());
      return { errMsg: 'openSetting:ok', authSetting: phone.permissions.granted() };
    },
    openContact() {
      say('The customer service conversation opens on phones only.');
      return Promise.resolve(undefined);
    },
    openFeedback() {
      say('The feedback page opens on phones only.');
    },
    share,
    keyboardChanged,
    launchApp: () =>
      Promise.resolve({ kind: 'failed', detail: { errMsg: 'launchApplication:fail' } }),
    nicknameKeyboard: () => nicknameKeyboard(phone),
    reviewNickname: (nickname) => reviewNickname(phone, program.appid, nickname),
  };
}
