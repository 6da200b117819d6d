import type { EventDetail } from '../../kit/open-abilities';
import type { Button } from './properties';

/** What a tap on a button with an open-type does, until its event is fired. */
type OpenType = (button: Button) => Promise<void> | void;

/** Fires an event unless there is nothing to tell. */
const fire = (button: Button, type: string, detail: EventDetail | undefined) => {
  if (detail !== undefined) button.trigger(type, detail);
};

const phoneNumber =
  (component: 'quick' | 'realtime', event: string): OpenType =>
  async (button) => {
    const noQuotaToast = button.properties.phoneNumberNoQuotaToast;
    fire(button, event, await button.abilities.requestPhoneNumber({ component, noQuotaToast }));
  };

/** Agreeing comes first, so that a coupled ability finds the privacy guide agreed to. */
const agreePrivacy: OpenType = (button) => {
  if (button.abilities.agreePrivacy(button.id)) button.trigger('agreeprivacyauthorization', {});
};

/** Every documented `open-type` and its event (docs/wechat-facts.md §1.1). */
const openTypes: Readonly<Record<string, OpenType>> = {
  getPhoneNumber: phoneNumber('quick', 'getphonenumber'),
  getRealtimePhoneNumber: phoneNumber('realtime', 'getrealtimephonenumber'),
  agreePrivacyAuthorization: agreePrivacy,
  async chooseAvatar(button) {
    fire(button, 'chooseavatar', await button.abilities.chooseAvatar());
  },
  async getUserInfo(button) {
    fire(button, 'getuserinfo', await button.abilities.getUserInfo(button.properties.lang));
  },
  async openSetting(button) {
    fire(button, 'opensetting', await button.abilities.openSetting());
  },
  async contact(button) {
    const { sessionFrom, sendMessageTitle, sendMessagePath, sendMessageImg, showMessageCard } =
      button.properties;
    const detail = await button.abilities.openContact({
      sessionFrom,
      title: sendMessageTitle,
      path: sendMessagePath,
      image: sendMessageImg,
      showCard: showMessageCard,
    });
    fire(button, 'contact', detail);
  },
  async launchApp(button) {
    const outcome = await button.abilities.launchApp(button.properties.appParameter);
    switch (outcome.kind) {
      case 'launched':
        fire(button, 'launchapp', outcome.detail);
        break;
      case 'failed':
        fire(button, 'error', outcome.detail);
        break;
    }
  },
  share(button) {
    button.abilities.share({ id: button.id, dataset: button.dataset });
  },
  feedback(button) {
    button.abilities.openFeedback();
  },
};

/** The combined values that the privacy guide documents. */
const couples = new Set(['getPhoneNumber', 'getRealtimePhoneNumber', 'getUserInfo']);

/** Runs the button's open-type, both halves of a combined one; false: it has none that exists. */
export function runOpenType(button: Button): boolean {
  const parts = button.properties.openType.split('|').map((part) => part.trim());
  const [first = '', second] = parts;
  const steps =
    second === undefined ? parts : [second, first].filter(() => isCouple(first, second));
  const known = steps.filter((step) => Object.hasOwn(openTypes, step));
  if (known.length === 0) return false;
  void known.reduce<Promise<void>>(async (before, step) => {
    await before;
    await openTypes[step]?.(button);
  }, Promise.resolve());
  return true;
}

function isCouple(ability: string, agreement: string): boolean {
  return couples.has(ability) && agreement === 'agreePrivacyAuthorization';
}
