import type { ApiTable } from '../kit/api';
import { syncApi } from '../kit/api';

/** Nodes and queries (documentation: API / WXML). */
export const wxmlApis = {
  createSelectorQuery: syncApi(({ onPage }) => onPage('createSelectorQuery', undefined)),
  createIntersectionObserver: syncApi(
    ({ onPage }, component, options) => onPage('createIntersectionObserver', component, options),
    '1.9.3',
  ),
} satisfies ApiTable;
