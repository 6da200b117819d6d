import { chooseMessages } from '../../../../miniprogram/i18n/choose-messages';
import { en } from '../../../../miniprogram/i18n/en';
import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import { zhTw } from '../../../../miniprogram/i18n/zh-tw';

/** Every text with its path: `phone.refusal.declined`. */
const texts = (messages: object, path = ''): (readonly [string, string])[] =>
  Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? texts(value, `${path}${key}.`)
      : [[`${path}${key}`, String(value)] as const],
  );

describe('chooseMessages', () => {
  it.each([
    ['zh_CN', zhCn],
    ['zh', zhCn],
    ['', zhCn],
    ['zh-Hans', zhCn],
    ['zh_TW', zhTw],
    ['zh_HK', zhTw],
    ['zh-Hant-TW', zhTw],
    ['en', en],
    ['fr', en],
  ])('takes for the system language "%s" the right texts', (language, messages) => {
    expect(chooseMessages(language)).toBe(messages);
  });
});

/** As WeChat measures a button of wx.showModal: longer than this, and it fails and says nothing. */
const width = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 2 : 1), 0);

describe('the languages', () => {
  it.each(['zhCn', 'zhTw', 'en'] as const)('have short buttons for questions: %s', (language) => {
    const t = { zhCn, zhTw, en }[language].account;
    const buttons = [t.cancel, t.deleteConfirm, t.unbindConfirm, t.updateConfirm, t.updateLater];
    expect(buttons.filter((text) => width(text) > 8)).toStrictEqual([]);
  });

  it('leave no text empty and have the same holes in it', () => {
    const holes = (messages: object) =>
      texts(messages).map(([path, text]) => [path, (text.match(/\{\w+\}/g) ?? []).sort()]);
    expect(texts({ zhCn, zhTw, en }).filter(([, text]) => text.trim() === '')).toStrictEqual([]);
    expect(holes(zhTw)).toStrictEqual(holes(zhCn));
    expect(holes(en)).toStrictEqual(holes(zhCn));
  });
});
