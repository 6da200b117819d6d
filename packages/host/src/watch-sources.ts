import { describeDiagnostic, groupDiagnostics } from './project/kit/diagnostics';
import type { BuildResult } from './project/kit/program-bundle';
import type { Rebuild } from './server/automation/host-commands';
import type { HostState } from './server/host-state';

/** The sources of the program, which are built and then watched. */
export interface Sources {
  readonly close: () => Promise<void>;
  readonly rebuild: Rebuild;
}

/** Builds a project and tells every page of each new build; resolves after the first. */
export async function watchSources(
  {
    projectPath,
    log = () => undefined,
  }: { readonly projectPath: string; readonly log?: (line: string) => void },
  state: HostState,
): Promise<Sources> {
  const { watchProject } = await import('./project/watch-project');
  const watch = watchProject(projectPath, (result) => {
    tellBuild(result, state, log);
  });
  await watch.ready;
  const stopDesk = state.platformDesk.onChange(() => {
    state.journal.add({ kind: 'changed', what: 'platform' });
  });
  const stopSms = state.platformDesk.onSms?.((sms) => {
    state.journal.add({ kind: 'sms', ...sms });
    for (const page of state.links.all()) page.notify('sms.show', sms);
  });
  return {
    rebuild: () => watch.rebuild(),
    async close() {
      stopSms?.();
      stopDesk();
      await watch.close();
    },
  };
}

function tellBuild(result: BuildResult, state: HostState, log: (line: string) => void): void {
  const { program, journal, links } = state;
  const changed = program.accept(result);
  const list = groupDiagnostics(result.kind === 'failed' ? result.diagnostics : result.warnings);
  for (const diagnostic of list) log(describeDiagnostic(diagnostic));
  journal.add({ kind: 'diagnostics', list: list.map((diagnostic) => ({ ...diagnostic })) });
  for (const page of links.all()) {
    page.notify('diagnostics.show', { list: program.diagnostics() });
    if (changed) page.notify('program.restart', {});
  }
  const bundle = program.bundle();
  if (changed && bundle !== undefined) {
    journal.add({ kind: 'reload', program: bundle.manifest.projectName });
  }
}
