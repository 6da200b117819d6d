import {
  createRandom,
  createWechat,
  defaultAccount,
  phoneFailures,
  refusalOf,
} from 'wechat-simulator';

import type { PhoneComponent, PhoneRefusalKind } from '../../miniprogram/models/phone';
import { refusalKinds } from '../../miniprogram/pages/lab/next-outcome';
import { classifyPhoneEvent } from '../../miniprogram/services/phone/classify-phone-event';
import { wechatControls } from '../start/desk/wechat-controls';
import { phoneRefusals } from '../support/phone-refusals';

/**
 * The kinds of refusal stand on both sides of a border that no import crosses: the program's, from which
 * the lab and the bench come, and the failures of the simulated WeChat, from which the panel comes.
 */
const components: readonly PhoneComponent[] = ['quick', 'realtime'];

/** What the program takes a failure of the simulated WeChat for. */
const kindOf = (failure: (typeof phoneFailures)[number], component: PhoneComponent): string =>
  classifyPhoneEvent(component, refusalOf(failure, component)).kind;

describe.each(components)('on the %s button', (component) => {
  test('the simulated WeChat brings about every kind, and nothing but kinds', () => {
    const kinds = new Set(phoneFailures.map((failure) => kindOf(failure, component)));
    expect([...kinds].sort()).toStrictEqual([...refusalKinds].sort());
  });

  test.each(Object.entries(phoneRefusals))('the journey of %s meets it', (kind, { failure }) => {
    expect(kindOf(failure, component)).toBe(kind);
  });

  test('the panel offers a failure for every kind', () => {
    const wechat = createWechat({ clock: { now: () => 0 }, random: createRandom(1) });
    const desk = wechatControls({
      wechat,
      quota: () => wechat.quotaOf(defaultAccount.appid),
    });
    const control = desk.controls('en').find(({ id }) => id === `next-${component}`);
    const offered = control?.options?.map(({ value }) => value) ?? [];
    const kinds = phoneFailures
      .filter((failure) => offered.includes(failure))
      .map((failure) => kindOf(failure, component));
    expect(refusalKinds.filter((kind) => !kinds.includes(kind))).toStrictEqual([]);
  });
});

test('a kind that is in no record does not compile', () => {
  type WithAnother = PhoneRefusalKind | 'another';
  // @ts-expect-error -- the record has no "another"
  const everyKind: Readonly<Record<WithAnother, object>> = phoneRefusals;
  expect(Object.keys(everyKind).sort()).toStrictEqual([...refusalKinds].sort());
});
