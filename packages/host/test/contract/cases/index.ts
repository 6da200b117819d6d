import type { ContractCase } from '../contract-case';
import { componentCases } from './component';
import { componentNodeCases } from './component-nodes';
import { dataCases } from './data';
import { eventCases } from './event';
import { formCases } from './form';
import { instanceCases } from './instance';
import { layoutCases } from './layout';
import { pageCases } from './page';
import { queryCases } from './query';
import { slotCases } from './slot';
import { tabCases } from './tab';
import { templateCases } from './template';
import { wccCases } from './wcc';

/** The engine's contract: every case runs in Chromium, and in jsdom unless it needs layout. */
export const contractCases: readonly ContractCase[] = [
  ...dataCases,
  ...templateCases,
  ...wccCases,
  ...componentCases,
  ...componentNodeCases,
  ...instanceCases,
  ...slotCases,
  ...eventCases,
  ...formCases,
  ...pageCases,
  ...tabCases,
  ...queryCases,
  ...layoutCases,
];

/** The cases that need layout, by name: they run in Chromium only, and cannot pass in jsdom. */
export const needLayout: ReadonlySet<string> = new Set(layoutCases.map(({ name }) => name));
