import { createListenerSets } from '../../api/kit/context';
import type { Phone } from '../../phone/phone';
import type { ProgramManifest } from '../../project/kit/program-bundle';
import type { EngineElement } from '../engine/engine-types';
import { createPageChrome, currentTheme } from '../pages/page-chrome';
import type { PageStack } from '../pages/page-stack';
import type { Screen } from '../pages/screen';
import { createShare } from '../pages/share';
import type { LaunchOptions } from '../program/app-instance';
import { createAppInstance } from '../program/app-instance';
import { createClickState } from '../program/click-state';
import { createErrorReporter } from '../program/error-reporter';
import { createForeground } from '../program/foreground';
import { createProgramTimers } from '../program/program-timers';
import { createResourceUrl } from '../program/resource-url';
import { stylesOfPages } from '../styles/page-styles';
import { createStyleSheets } from '../styles/style-sheets';
import type { ViewNode } from '../view/view-node';
import { createRunningPages } from './running-pages';

interface Given {
  readonly manifest: ProgramManifest;
  readonly phone: Phone;
  readonly screen: Screen;
  readonly viewNodeOf: (element: EngineElement) => ViewNode;
  /** Nobody asks for it before the program has started. */
  readonly stack: () => PageStack;
  readonly launchOptions: () => LaunchOptions;
}

export type ProgramParts = ReturnType<typeof createProgramParts>;

/** What a program has before its script has run: its App, its timers, its place on the screen. */
export function createProgramParts(given: Given) {
  const { manifest, phone, screen, stack } = given;
  const report = (error: unknown) => {
    errors.report(error);
  };
  const app = createAppInstance(report);
  const listeners = createListenerSets(report);
  const errors = createErrorReporter(phone, () => ({ app, listeners }));
  const resourceUrl = createResourceUrl(phone);
  return {
    report,
    app,
    listeners,
    errors,
    resourceUrl,
    timers: createProgramTimers(report),
    foreground: createForeground({
      phone,
      app,
      listeners,
      stack,
      launchOptions: given.launchOptions,
    }),
    clickState: createClickState(phone.clock),
    runningPage: createRunningPages(given.viewNodeOf),
    sheets: createStyleSheets(
      document.head,
      currentTheme(manifest, phone),
      stylesOfPages(manifest),
    ),
    chrome: createPageChrome({ manifest, phone, screen, stack, report, resourceUrl }),
    share: createShare({
      phone,
      programName: manifest.projectName,
      stack,
      report,
      restart: () => {
        stack().reLaunch(`/${manifest.app.entryPagePath}`);
      },
      resourceUrl: (path) => resourceUrl(path, ''),
    }),
  };
}
