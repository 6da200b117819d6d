import { element } from '../page/element';
import type { PhoneSettings } from '../phone/settings';
import { drawActivity } from './activity/activity';
import type { DeskApi, JournalEntry } from './desk-api';
import { drawHead } from './head';
import { followWindow } from './layout';
import type { Memory } from './memory';
import { drawPlatform } from './panel/platform-panel';
import { drawSettings } from './panel/settings-panel';
import { drawPhoneBar } from './phone-bar';
import { drawPhoneFrame } from './phone-frame';
import { refreshers } from './refreshers';
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
  const head = drawHead(words);
  const phone = drawPhoneFrame(words.phone, words.inBackground);
  const settings = drawSettings(memory, words, (change) => {
    status.attempt(async () => {
      showSettings(await api.changeSettings(change));
      rememberSettings(memory, change);
    });
  });
  const platform = drawPlatform(memory, words, (change) => {
    status.attempt(async () => {
      try {
        platform.show(await api.setControl(change));
      } catch (error) {
        // What the person typed is not what holds.
        platform.show(await api.controls());
        throw error;
      }
      activity.showLedger(await api.ledger());
    });
  });
  const activity = drawActivity(memory, words, {
    exchange: (key) => api.exchange(key),
    clearStorage(key) {
      status.attempt(async () => {
        activity.showStorage(await api.clearStorage(key));
      });
    },
  });
  const bar = drawPhoneBar({
    words,
    memory,
    phone,
    attempt: status.attempt,
    command(command) {
      status.attempt(() => api.command({ command }));
    },
  });
  const showSettings = (now: PhoneSettings) => {
    phone.show(now);
    settings.show(now);
    head.showSettings(now);
  };
  const refresh = refreshers({
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
    running: async () => {
      const running = await api.running();
      head.showRunning(running);
      bar.show(running);
      phone.visible(running.isVisible);
      status.visible(running.isVisible);
    },
  });
  const hear = (entry: JournalEntry) => {
    status.hear(entry);
    activity.hear(entry);
    if (entry.kind === 'changed') status.attempt(refresh[entry.what]);
  };
  const { column, fields } = layOut(mount, words, {
    head: [head.element, status.element],
    settings: [settings.element, platform.element],
    phone: [phone.element, bar.element],
    activity: activity.element,
  });
  const stopFollowing = followWindow(fields, column, activity.takeSettings);
  status.attempt(async () => {
    const now = await api.settings();
    const recalled = settingsToRecall(memory, now);
    showSettings(recalled === undefined ? now : await api.changeSettings(recalled));
    await refresh.platform();
    await refresh.storage();
    await refresh.running();
  });
  let wasGone = false;
  const stopHearing = api.journal(hear, (is) => {
    status.connected(is);
    // Another server: the phone's own line to the one before is cut for good.
    if (is && wasGone) {
      phone.open();
      for (const again of Object.values(refresh)) status.attempt(again);
    }
    wasGone = !is;
  });
  return () => {
    stopFollowing();
    stopHearing();
  };
}

interface Areas {
  readonly head: readonly HTMLElement[];
  readonly settings: readonly HTMLElement[];
  readonly phone: readonly HTMLElement[];
  readonly activity: HTMLElement;
}

/** The areas of the desk, and the column that the settings stand in where there is room. */
function layOut(mount: HTMLElement, words: Words, { head, settings, phone, activity }: Areas) {
  const column = element('section', { class: 'panel', 'aria-label': words.panel });
  const fields = element('div', { class: 'panel-fields' }, ...settings);
  mount.replaceChildren(
    element('header', { class: 'desk-header' }, element('h1', {}, words.title), ...head),
    column,
    element('section', { class: 'table-top', 'aria-label': words.phone }, ...phone),
    element('section', { class: 'activity', 'aria-label': words.activity }, activity),
  );
  return { column, fields };
}
