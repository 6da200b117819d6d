import { element } from '../page/element';
import type { PhoneSettings } from '../phone/settings';
import type { Running } from './desk-api';
import type { Words } from './words';

/** What runs, in the head of the desk: project, appid, page with its query, client and base library. */
export function drawHead(words: Words): {
  readonly element: HTMLElement;
  showRunning(running: Running): void;
  showSettings(settings: PhoneSettings): void;
} {
  const project = element('strong');
  const appid = element('code');
  const page = element('code', { class: 'head-page', 'aria-label': words.page });
  const client = element('span');
  return {
    element: element(
      'div',
      { class: 'what-runs', role: 'group', 'aria-label': words.whatRuns },
      project,
      appid,
      page,
      client,
    ),
    showRunning(running) {
      project.textContent = running.project;
      appid.textContent = running.appid;
      page.textContent = running.page ?? '';
      page.title = running.page ?? '';
    },
    showSettings({ client: kind, baseLibrary }) {
      client.textContent = words.runsOn(words.clients[kind], baseLibrary);
    },
  };
}
