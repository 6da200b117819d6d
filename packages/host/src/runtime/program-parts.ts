import { createListenerSets } from '../api/context';
import type { Phone } from '../phone/phone';
import type { ProgramManifest } from '../project/program-bundle';
import { createAppInstance, type LaunchOptions } from './app-instance';
import { createClickState } from './click-state';
import type { EngineElement } from './engine-types';
import { createErrorReporter } from './error-reporter';
import { createFrontAndBack } from './front-and-back';
import { createPageChrome, currentTheme } from './page-chrome';
import type { PageStack } from './page-stack';
import { createProgramTimers } from './program-timers';
import { createResourceUrl } from './resource-url';
import { createRunningPages } from './running-pages';
import type { Screen } from './screen';
import { createShare } from './share';
import { createStyleSheets } from './style-sheets';
import type { ViewNode } from './view-node';

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
    frontAndBack: createFrontAndBack({
      phone,
      app,
      listeners,
      stack,
      launchOptions: given.launchOptions,
    }),
    clickState: createClickState(phone.clock),
    runningPage: createRunningPages(given.viewNodeOf),
    sheets: createStyleSheets(document.head, currentTheme(manifest, phone)),
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
