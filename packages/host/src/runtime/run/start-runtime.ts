import { createProgramSpace } from '../engine/code-space';
import { createModuleLoader, receiveScript } from '../program/modules';
import { createWxsHooks } from '../wxs/wxs-hooks';
import type { RuntimeParts } from './running-program';
import { RunningProgram } from './running-program';
import type { Runtime } from './runtime';

/** Starts a mini program on the phone: app, then its first page. Rejects when its script does not run. */
export async function startRuntime(parts: RuntimeParts): Promise<Runtime> {
  const { bundle, screen, builtIns } = parts;
  const { manifest } = bundle;
  const script = await receiveScript(bundle, parts.runScript);
  const program = new RunningProgram(parts);
  program.start(
    script.names,
    (scope) => createModuleLoader(script.factory(...scope.values)),
    () =>
      createProgramSpace({
        manifest,
        templates: script.templates(
          (pattern: string, flags?: string) => new RegExp(pattern, flags),
          (...date: readonly []) => new Date(...date),
          createWxsHooks(parts.phone),
        ),
        builtIns,
        context: program.context,
        sheets: program.sheets,
        host: program.builtInHost(),
      }),
  );
  screen.setProgram({
    darkmode: manifest.app.darkmode,
    ...(manifest.app.style !== undefined && { style: manifest.app.style }),
  });
  program.launch(parts.entry);
  return program;
}
