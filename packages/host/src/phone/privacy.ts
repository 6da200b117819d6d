import { isAtLeast } from './base-library';
import type { Clock, Privacy, PrivacyDecision, PrivacyListener, SettingsStore } from './phone';
import type { Surfaces } from './surfaces';
import { ask } from './surfaces';

/** How long after a refusal WeChat does not ask again (docs/wechat-facts.md §7.1). */
const silenceAfterRefusal = 10_000;

interface PrivacyParts {
  readonly settings: SettingsStore;
  readonly surfaces: Surfaces;
  readonly clock: Clock;
  readonly programName: string;
}

export function createPrivacy({ settings, surfaces, clock, programName }: PrivacyParts): Privacy {
  const contractName = () => surfaces.words().privacy.contractOf(programName);
  let listener: PrivacyListener | undefined;
  let refusedAt = Number.NEGATIVE_INFINITY;
  let tappedButton: string | undefined;

  const agree = (): PrivacyDecision => {
    settings.set({ privacy: 'agreed' });
    return 'allowed';
  };
  const refuse = (): PrivacyDecision => {
    refusedAt = clock.now();
    return 'refused';
  };

  const askProgram = (listen: PrivacyListener, referrer: string) =>
    new Promise<PrivacyDecision>((resolve) => {
      listen(
        ({ event, buttonId }) => {
          if (event === 'disagree') resolve(refuse());
          // Only a real tap on the named button counts, as the base library checks.
          if (event === 'agree' && buttonId !== undefined && buttonId === tappedButton) {
            resolve(agree());
          }
        },
        { referrer },
      );
    });

  const askPerson = async () =>
    (await ask<boolean>(surfaces, (answer) => ({
      kind: 'privacy',
      programName,
      contractName: contractName(),
      answer,
    })))
      ? agree()
      : refuse();

  /** Below this base library nothing is intercepted. */
  const guards = () => isAtLeast(settings.get().baseLibrary, '2.32.3');

  return {
    get contractName() {
      return contractName();
    },
    setListener(next) {
      listener = next;
    },
    needsAuthorization: () => guards() && settings.get().privacy === 'not-agreed',
    agreeTapped(buttonId) {
      tappedButton = buttonId;
      if (settings.get().privacy === 'not-agreed') settings.set({ privacy: 'agreed' });
    },
    async authorize(referrer) {
      if (!guards()) return 'allowed';
      const { privacy } = settings.get();
      if (privacy === 'agreed') return 'allowed';
      if (privacy === 'undeclared') return 'undeclared';
      if (clock.now() - refusedAt < silenceAfterRefusal) return 'refused';
      return listener === undefined ? askPerson() : askProgram(listener, referrer);
    },
  };
}
