import { element, pushButton } from '../page/element';
import type { PhoneSettings } from '../phone/settings';
import { drawActivity } from './activity/activity';
import type { DeskApi, JournalEntry, ProgramCommand } from './desk-api';
import type { Memory } from './memory';
import { drawPlatform } from './panel/platform-panel';
import { drawSettings } from './panel/settings-panel';
import { drawPhoneFrame } from './phone-frame';
import { rememberSettings, settingsToRecall } from './remembered-settings';
import { drawStatus } from './status';
import type { Words } from './words';

export interface DeskParts {
  readonly api: DeskApi;
  readonly memory: Memory;
  readonly words: Words;
  readonly mount: HTMLElement;
}

/** Draws the desk and keeps it in step with the server; the returned function ends that. */
export function drawDesk({ api, memory, words, mount }: DeskParts): () => void {
  const status = drawStatus(words);
  const phone = drawPhoneFrame(words.phone);
  const settings = drawSettings(memory, words, (change) => {
    status.attempt(async () => {
      rememberSettings(memory, change);
      showSettings(await api.changeSettings(change));
    });
  });
  const platform = drawPlatform(memory, words, (change) => {
    status.attempt(async () => {
      platform.show(await api.setControl(change));
      activity.showLedger(await api.ledger());
    });
  });
  const activity = drawActivity(memory, words, (key) => {
    status.attempt(async () => {
      activity.showStorage(await api.clearStorage(key));
    });
  });
  const showSettings = (now: PhoneSettings) => {
    phone.show(now);
    settings.show(now);
  };
  const refresh = {
    settings: async () => {
      showSettings(await api.settings());
    },
    platform: async () => {
      platform.show(await api.controls());
      activity.showLedger(await api.ledger());
    },
    storage: async () => {
      activity.showStorage(await api.storage());
    },
  };
  const hear = (entry: JournalEntry) => {
    status.hear(entry);
    activity.hear(entry);
    if (entry.kind === 'changed') status.attempt(refresh[entry.what]);
  };
  const actions = phoneActions(words, (command) => {
    status.attempt(() => api.command({ command }));
  });
  mount.replaceChildren(
    element('header', { class: 'desk-header' }, element('h1', {}, words.title), status.element),
    element(
      'section',
      { class: 'panel', 'aria-label': words.panel },
      settings.element,
      platform.element,
    ),
    element('section', { class: 'table-top', 'aria-label': words.phone }, phone.element, actions),
    element('section', { class: 'activity', 'aria-label': words.activity }, activity.element),
  );
  status.attempt(async () => {
    const now = await api.settings();
    const recalled = settingsToRecall(memory, now);
    showSettings(recalled === undefined ? now : await api.changeSettings(recalled));
    await refresh.platform();
    await refresh.storage();
  });
  return api.journal(hear, status.connected);
}

function phoneActions(words: Words, command: (command: ProgramCommand['command']) => void): Node {
  const button = (name: ProgramCommand['command'], title?: string) =>
    pushButton(
      { class: 'quiet', title },
      () => {
        command(name);
      },
      words[name],
    );
  return element(
    'div',
    { class: 'phone-actions' },
    button('restart', words.restartHint),
    button('hide'),
    button('show'),
  );
}
