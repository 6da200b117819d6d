import type { BuildResult } from '../../src/project/kit/program-bundle';
import { watchProject } from '../../src/project/watch-project';
import { type TemporaryProject, temporaryProject } from './temporary-project';

/** Watches a project and hands its results out one by one. */
async function watching(project: TemporaryProject) {
  const results: BuildResult[] = [];
  const waiting: ((result: BuildResult) => void)[] = [];
  const watch = watchProject(project.dir, (result) => {
    const next = waiting.shift();
    if (next === undefined) results.push(result);
    else next(result);
  });
  await watch.ready;
  return {
    close: () => watch.close(),
    next: () => {
      const result = results.shift();
      return result === undefined
        ? new Promise<BuildResult>((resolve) => waiting.push(resolve))
        : Promise.resolve(result);
    },
  };
}

function idOf(result: BuildResult): string {
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.diagnostics));
  return result.bundle.id;
}

describe('watching a project', () => {
  it('builds at once, after changes, and tells of failures and of the next success', async () => {
    const project = temporaryProject();
    const watch = await watching(project);
    const first = idOf(await watch.next());

    project.write({ 'pages/home/home.wxml': '<view>changed</view>' });
    const second = await watch.next();
    expect(idOf(second)).not.toBe(first);

    project.write({ 'pages/home/home.js': 'Page({' });
    expect(await watch.next()).toMatchObject({
      kind: 'failed',
      diagnostics: [{ file: 'pages/home/home.js', line: 1 }],
    });

    project.write({ 'pages/home/home.js': 'Page({})' });
    expect(idOf(await watch.next())).toBe(idOf(second));
    await watch.close();
  });

  it('notices files that come and go', async () => {
    const project = temporaryProject({ 'app.js': 'require("./lib/a")', 'lib/a.js': '' });
    const watch = await watching(project);
    const first = idOf(await watch.next());

    project.remove('lib/a.js');
    expect(await watch.next()).toMatchObject({ kind: 'failed', diagnostics: [{ file: 'app.js' }] });
    project.write({ 'lib/a.ts': 'export {}' });
    expect(idOf(await watch.next())).not.toBe(first);
    await watch.close();
  });

  it('gives the bundle another id when only an image changed', async () => {
    const project = temporaryProject({ 'images/a.png': 'one' });
    const watch = await watching(project);
    const first = idOf(await watch.next());
    project.write({ 'images/a.png': 'two' });
    expect(idOf(await watch.next())).not.toBe(first);
    await watch.close();
  });

  it('misses no second change of a file that follows at once', async () => {
    const project = temporaryProject();
    const watch = await watching(project);
    const first = idOf(await watch.next());
    project.write({ 'pages/home/home.js': 'Page({' });
    project.write({ 'pages/home/home.js': 'Page({ data: {} })' });
    expect(idOf(await watch.next())).not.toBe(first);
    await watch.close();
  });

  it('says nothing when nothing that matters changed', async () => {
    const project = temporaryProject();
    const watch = await watching(project);
    const first = idOf(await watch.next());
    project.write({ 'README.md': 'notes' });
    project.write({ 'pages/home/home.wxml': '<text>next</text>' });
    const next = idOf(await watch.next());
    expect(next).not.toBe(first);
    await watch.close();
  });
});
