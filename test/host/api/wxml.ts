import { type ApiTable, syncApi } from './api';

/** Nodes and queries (documentation: API / WXML). */
export const wxmlApis: ApiTable = {
  createSelectorQuery: syncApi(({ selectorQuery }) => selectorQuery()),
};
