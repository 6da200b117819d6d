import { element } from '../../page/element';
import type { Exchange, JournalEntry, Ledger, StorageContent } from '../desk-api';
import type { Memory } from '../memory';
import type { Words } from '../words';
import { drawConsole } from './console-view';
import { drawLedger } from './ledger-view';
import { drawRequests } from './requests-view';
import { drawStorage } from './storage-view';
import { drawTabs } from './tabs';

export interface Activity {
  readonly element: HTMLElement;
  readonly hear: (entry: JournalEntry) => void;
  readonly showLedger: (ledger: Ledger) => void;
  readonly showStorage: (content: StorageContent) => void;
  /** Takes the settings as the first tab; the returned function gives them back. */
  readonly takeSettings: (settings: HTMLElement) => () => void;
}

interface Ask {
  readonly clearStorage: (key?: string) => void;
  readonly exchange: (key: string) => Promise<Exchange>;
}

/** What goes on, in tabs: console, requests, charges and storage, where room is short the settings. */
export function drawActivity(memory: Memory, words: Words, ask: Ask): Activity {
  const settings = element('section', { class: 'view settings-view' });
  const log = drawConsole(memory, words);
  const requests = drawRequests(words, ask.exchange);
  const ledger = drawLedger(words);
  const storage = drawStorage(words, ask.clearStorage);
  const tabs = drawTabs(memory, words.activity, [
    { name: 'settings', title: words.panel, panel: settings },
    { name: 'console', title: words.console, panel: log.element },
    { name: 'requests', title: words.requests, panel: requests.element },
    { name: 'charges', title: words.charges, panel: ledger.element },
    { name: 'storage', title: words.storage, panel: storage.element },
  ]);
  tabs.offer('settings', false);
  return {
    element: tabs.element,
    takeSettings(panel) {
      settings.append(panel);
      tabs.offer('settings', true);
      return () => {
        tabs.offer('settings', false);
      };
    },
    showStorage(content) {
      storage.show(content);
      tabs.count('storage', content.entries.length);
    },
    showLedger(content) {
      ledger.show(content);
      tabs.count('charges', content.rows.length);
    },
    hear(entry) {
      switch (entry.kind) {
        case 'request':
          requests.add(entry);
          break;
        case 'console':
        case 'exception':
        case 'notice':
        case 'diagnostics':
        case 'reload':
        case 'sms':
          log.add(entry);
          break;
        case 'started':
          log.add(entry);
          requests.divide(entry.at, entry.program);
          break;
        case 'changed':
          break;
      }
    },
  };
}
