import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { Transport } from '../../src/transport/transport';
import { askOver } from './ask';
import type { ContractCase } from './contract-case';
import { emptyPage, folderOf, programOf } from './contract-case';
import { createStage } from './stage';

/** The host with the contract's program on it, in one of its views. */
export interface EngineView {
  /** Carries the automation protocol. */
  readonly transport: Transport;
  /** Warnings of the host to the developer. */
  readonly warnings: () => readonly string[];
  /** How often a case may look, 20 ms apart, for what comes late. */
  readonly patience: number;
  close(): Promise<void> | void;
}

export type OpenView = (projectPath: string) => Promise<EngineView>;

export interface RunningContract {
  /** Opens the page of a case and runs its body; rejects with what the body or the program threw. */
  run(contractCase: ContractCase): Promise<void>;
  close(): Promise<void>;
}

/** Starts one program with all the cases in a view. */
export async function startContract(
  cases: readonly ContractCase[],
  open: OpenView,
): Promise<RunningContract> {
  const projectPath = mkdtempSync(join(tmpdir(), 'contract-'));
  for (const [path, text] of Object.entries(programOf(cases))) {
    mkdirSync(dirname(join(projectPath, path)), { recursive: true });
    writeFileSync(join(projectPath, path), text);
  }
  const view = await open(projectPath);
  const { ask, takeExceptions } = askOver(view.transport, 5000);
  return {
    async run(contractCase) {
      const folder = folderOf(cases.indexOf(contractCase));
      const { patience, warnings } = view;
      const stage = createStage({ ask, folder, patience, warnings, exceptions: takeExceptions });
      // Nothing of the case before is left: neither its pages nor what they noted.
      await stage.wx('reLaunch', { url: `/${emptyPage}` });
      await stage.notes();
      takeExceptions();
      await stage.wx('reLaunch', { url: 'page?from=contract' });
      await contractCase.body(stage);
      const [exception] = takeExceptions();
      if (exception !== undefined) throw new Error(`The program threw: ${exception}`);
    },
    async close() {
      await view.close();
      rmSync(projectPath, { recursive: true });
    },
  };
}
