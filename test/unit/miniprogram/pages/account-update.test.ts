import { zhCn } from '../../../../miniprogram/i18n/zh-cn';
import type { Services } from '../../../../miniprogram/services/create-services';
import { nobody, routes, session } from '../../../support/fake-backend';
import { createFakePlatform, noAnswer, ok } from '../../../support/fake-platform';
import { loadPage, settled } from '../../../support/load-page';

type ShowModal = (options: {
  readonly title: string;
  success(choice: { readonly confirm: boolean }): void;
}) => void;

/** The account page of a person, on a client that can be told of a new version. */
function open() {
  let ready = (): void => undefined;
  const applied: string[] = [];
  const update = {
    onReady: (listener: () => void) => {
      ready = listener;
    },
    apply: () => {
      applied.push('applied');
    },
  };
  const platform = createFakePlatform({}, { update });
  platform.answerWith(routes({ 'POST /sessions': () => session(nobody) }));
  const questions: Parameters<ShowModal>[0][] = [];
  const showModal: ShowModal = (question) => {
    questions.push(question);
  };
  const page = loadPage('account', platform, { wx: { showModal: showModal as never } });
  const { services } = jest.requireActual<{ readonly services: Services }>(
    '../../../../miniprogram/services/index',
  );
  services.update.start();
  page.call('onLoad');
  page.call('onShow');
  return {
    page,
    platform,
    applied,
    titles: () => questions.map(({ title }) => title),
    answer: async (confirm: boolean) => {
      questions.at(-1)?.success({ confirm });
      await settled();
    },
    becomesReady: () => {
      ready();
    },
    settle: settled,
  };
}

const t = zhCn.account;

describe('a new version, on the account page', () => {
  it('is offered while the page is in front, and applied at a yes', async () => {
    const { titles, answer, applied, becomesReady, settle } = open();
    await settle();
    becomesReady();
    expect(titles()).toStrictEqual([t.updateTitle]);
    await answer(true);
    expect(applied).toStrictEqual(['applied']);
  });

  it('is not asked about again after a no', async () => {
    const { page, titles, answer, applied, becomesReady, settle } = open();
    await settle();
    becomesReady();
    await answer(false);
    page.call('onHide');
    page.call('onShow');
    expect(titles()).toStrictEqual([t.updateTitle]);
    expect(applied).toStrictEqual([]);
  });

  it('waits until the person is signed in', async () => {
    const { titles, becomesReady, settle } = open();
    becomesReady();
    expect(titles()).toStrictEqual([]);
    await settle();
    expect(titles()).toStrictEqual([t.updateTitle]);
  });

  it('waits while another page, with a form or a sheet, is in front', async () => {
    const { page, titles, becomesReady, settle } = open();
    await settle();
    page.call('onHide');
    becomesReady();
    expect(titles()).toStrictEqual([]);
    page.call('onShow');
    expect(titles()).toStrictEqual([t.updateTitle]);
  });

  it('waits while something is asked, and while that is done', async () => {
    const { page, platform, titles, answer, becomesReady, settle } = open();
    await settle();
    let arrive = (): void => undefined;
    platform.answerWith(
      () =>
        new Promise((resolve) => {
          arrive = () => {
            resolve(ok('', 204));
          };
        }),
    );
    page.call('handleDelete');
    becomesReady();
    expect(titles()).toStrictEqual([t.deleteAsk]);
    await answer(true);
    expect(titles()).toStrictEqual([t.deleteAsk]);
    arrive();
    await settle();
    expect(page.data['view']).toStrictEqual({ kind: 'deleted' });
    expect(titles()).toStrictEqual([t.deleteAsk, t.updateTitle]);
  });

  it('is offered without network, too: it may be the cure', async () => {
    const { platform, page, titles, becomesReady, settle } = open();
    platform.answerWith(() => noAnswer('offline'));
    page.call('onPullDownRefresh');
    await settle();
    becomesReady();
    expect(titles()).toStrictEqual([t.updateTitle]);
  });
});
