import type { ProgramManifest } from '../../project/kit/program-bundle';

const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

/**
 * Whose style sheets a page has in its web view: its own, and those of what it and its components declare.
 * In WeChat every page has a document of its own, so a tag selector of another page's component is not in it.
 */
export function stylesOfPages({
  app: { tabBar },
  components,
}: ProgramManifest): (page: string) => ReadonlySet<string> {
  const found = new Map<string, ReadonlySet<string>>();
  const tabs = new Set(tabBar?.custom === true ? tabBar.list.map(({ pagePath }) => pagePath) : []);
  const collect = (id: string, all: Set<string>) => {
    if (all.has(id)) return;
    all.add(id);
    const { usingComponents = {}, componentGenerics = {} } = components[id] ?? {};
    for (const used of Object.values(usingComponents)) collect(withoutSlash(used), all);
    for (const generic of Object.values(componentGenerics)) {
      if (generic !== true) collect(withoutSlash(generic.default), all);
    }
  };
  return (page) => {
    const known = found.get(page);
    if (known !== undefined) return known;
    const all = new Set<string>();
    collect(page, all);
    if (tabs.has(page)) collect(CUSTOM_TAB_BAR, all);
    found.set(page, all);
    return all;
  };
}

const withoutSlash = (id: string) => id.replace(/^\//, '');
