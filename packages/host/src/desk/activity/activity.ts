import type { JournalEntry, Ledger, StorageContent } from '../desk-api';
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
}

/** What goes on, in tabs: console, requests, charges and storage. */
export function drawActivity(
  memory: Memory,
  words: Words,
  clearStorage: (key?: string) => void,
): Activity {
  const log = drawConsole(words);
  const requests = drawRequests(words);
  const ledger = drawLedger(words);
  const storage = drawStorage(words, clearStorage);
  const tabs = drawTabs(memory, words.activity, [
    { name: 'console', title: words.console, panel: log.element },
    { name: 'requests', title: words.requests, panel: requests.element },
    { name: 'charges', title: words.charges, panel: ledger.element },
    { name: 'storage', title: words.storage, panel: storage.element },
  ]);
  return {
    element: tabs.element,
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
          log.add(entry);
          break;
        case 'changed':
          break;
      }
    },
  };
}
