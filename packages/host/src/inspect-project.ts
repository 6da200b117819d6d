import { resolve as resolvePath } from 'node:path';

import { createReport, describeDiagnostic } from './project/kit/diagnostics';
import { readProjectConfig } from './project/read/project-config';
import { openProjectFiles, readProject } from './project/read/read-project';

/** The project cannot be opened at all; the message is one line with file, field and cure. */
export class ProjectError extends Error {
  override readonly name = 'ProjectError';
}

/** What a project says of itself, before it is built. */
export interface InspectedProject {
  /** As DevTools would use it: the private file's first; `touristappid` where neither names one. */
  readonly appid: string;
  /** The program's own folder, absolute. */
  readonly root: string;
}

/**
 * Reads what a project is, without building it.
 *
 * @throws ProjectError when project.config.json or app.json is missing or malformed
 */
export function inspectProject(projectPath: string): InspectedProject {
  const result = readProject(projectPath);
  if (result.kind === 'failed') {
    const fatal = result.diagnostics.find(({ file }) => /(project\.config|app)\.json$/.test(file));
    if (fatal !== undefined) throw new ProjectError(describeDiagnostic(fatal));
  }
  const config = readProjectConfig(openProjectFiles(projectPath).project, createReport());
  return {
    appid: config?.appid ?? 'touristappid',
    root: resolvePath(projectPath, config?.miniprogramRoot ?? ''),
  };
}
