/**
 * @jest-environment jsdom
 */
import { builtIns } from '../../src/components/index';
import { BUILT_IN_CHAPTERS } from '../../src/project/template/built-in-tags';
import { clearPage, mount } from './fake-instance';

afterEach(clearPage);

const { skyline: onlyInSkyline, ...chapters } = BUILT_IN_CHAPTERS;
const documented = Object.values(chapters).flat();
const tags = builtIns.map(({ tag }) => tag);

it('every documented component of the webview renderer is there, once', () => {
  expect([...tags].sort()).toStrictEqual([...documented].sort());
  expect(tags).not.toContain(onlyInSkyline[0]);
});

it.each(builtIns.map((builtIn) => [builtIn.tag, builtIn] as const))(
  '<%s> comes and leaves without a trace of its own parts',
  (_, builtIn) => {
    const { element, leave, self } = mount(builtIn);
    const names = Object.keys(builtIn.properties);
    for (const name of names) builtIn.changed?.(self, name);
    leave();
    expect(element.childElementCount).toBe(0);
  },
);

it('no property is named like an event handler, which would take the handler away', () => {
  const names = builtIns.flatMap(({ properties }) => Object.keys(properties));
  expect(names.filter((name) => /^(bind|catch)/.test(name))).toStrictEqual([]);
});
