import { chooseMessages } from '../../i18n/choose-messages';
import { services } from '../../services/index';
import { updateQuestion } from './account-view';
import type { Question } from './confirm';
import { confirm, dangerColours } from './confirm';

const t = chooseMessages(services.app.language).account;

interface AskingPage {
  readonly isHidden: boolean;
  isAsking: boolean;
  known(): { readonly view: { readonly kind: string } };
  tell(title: string): void;
  showFailure(error: unknown): void;
  offerUpdate(): void;
}

/** The questions that the account page asks: before what cannot be undone, and about a new version. */
export const askHandlers = {
  /** A question is open, or what it was about is being done: nothing else is asked. */
  isAsking: false,

  confirmFirst(
    this: AskingPage,
    question: Omit<Question, 'cancelText' | 'confirmColor'>,
    run: () => Promise<unknown>,
  ) {
    if (this.isAsking) return;
    this.isAsking = true;
    const confirmColor = dangerColours[services.theme()];
    void confirm({ ...question, cancelText: t.cancel, confirmColor })
      .then((choice) => {
        if (choice === 'confirmed') return run();
        if (choice === 'not-shown') this.tell(t.failed);
        return undefined;
      })
      .catch((error: unknown) => {
        this.showFailure(error);
      })
      .then(() => {
        this.isAsking = false;
        this.offerUpdate();
      });
  },

  /** Only here, where no form and no sheet can be open; the service keeps it from a number on its way. */
  offerUpdate(this: AskingPage) {
    if (this.isHidden || this.isAsking || this.known().view.kind === 'signingIn') return;
    if (!services.update.takeOffer()) return;
    this.isAsking = true;
    void confirm(updateQuestion(t)).then((choice) => {
      this.isAsking = false;
      if (choice === 'confirmed') services.update.apply();
    });
  },
};
