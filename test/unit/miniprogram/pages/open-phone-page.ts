import type { PhoneComponent } from '../../../../miniprogram/models/phone';
import type { AppInfo } from '../../../../miniprogram/platform/platform';
import { nobody, routeOf, routes, session, somebody } from '../../../support/fake-backend';
import type { Abilities, Answer } from '../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok } from '../../../support/fake-platform';
import type { LoadOptions } from '../../../support/load-page';
import { loadPage, settled } from '../../../support/load-page';

export const bound: Answer = () => ok({ user: somebody });
export const granted = { errMsg: 'getPhoneNumber:ok', code: 'c' };

interface PhonePageSetup extends LoadOptions {
  readonly abilities?: Abilities;
  readonly app?: Partial<AppInfo>;
  readonly query?: Readonly<Record<string, string>>;
  /** Null: the backend cannot be reached. */
  readonly user?: typeof nobody | null;
  /** What an earlier run left in the memory. */
  readonly stored?: object;
}

/** The page as a person finds it; `exchange` is what the backend says to a code. */
export async function openPhonePage(exchange: Answer, setup: PhonePageSetup = {}) {
  const platform = createFakePlatform(setup.app, setup.abilities);
  if (setup.stored !== undefined) platform.stored.set('memory', setup.stored);
  const { user = nobody } = setup;
  const answer = (next: Answer) => {
    platform.answerWith(
      routes({
        'POST /sessions': () => (user === null ? noAnswer('offline') : session(user)),
        'POST /user/phone': next,
        'POST /quota-reports': () => ok('', 202),
        'POST /usage-events': () => ok('', 202),
      }),
    );
  };
  answer(exchange);
  const page = loadPage('phone', platform, setup);
  page.call('onLoad', setup.query ?? {});
  await settled();
  return {
    page,
    answer,
    exchanges: () => platform.requests.filter((it) => routeOf(it) === 'POST /user/phone'),
    requests: () => platform.requests,
    logins: () => platform.logins.count,
    tap: (component: PhoneComponent, detail: unknown) => {
      page.call('handleStart');
      page.call('handleAnswer', { detail: { component, detail } });
    },
    left: () =>
      page.verbs.filter(
        ([verb]) => verb !== 'setNavigationBarTitle' && verb !== 'emit' && verb !== 'showToast',
      ),
    /** What was said when the page had closed. */
    toasts: () => page.verbs.filter(([verb]) => verb === 'showToast').map(([, options]) => options),
    titles: () =>
      page.verbs.filter(([verb]) => verb === 'setNavigationBarTitle').map(([, options]) => options),
  };
}
