import { join } from 'node:path';

import { z } from 'zod';

import { openBrowser } from '../../support/open-browser';
import { budgets } from '../budgets';
import { percentile, spread } from '../figures';
import { startProcess } from '../measured-process';
import { documentationSample, openPeer } from '../package/peer-projects';
import { interleaved } from '../rounds';
import type { Row } from '../row';
import { shiftOfSheet } from './layout-shift';
import type { Typing } from './typed-field';
import { openField } from './typed-field';

const project = join(__dirname, '../../..');
const hostProcess = join(__dirname, '../host/host-process.ts');
const address = z.object({ url: z.string() });

const fields = ['nickname', 'number', 'nickname of the documentation’s sample'] as const;

/** Typing and sheets on the host in Chromium. */
export async function measureFrames(rounds: number): Promise<Row> {
  const peer = openPeer(documentationSample);
  const browser = await openBrowser();
  const own = await startProcess(hostProcess, [project], address);
  const sample = await startProcess(hostProcess, [peer.projectPath], address);
  try {
    const nickname = await openField(browser, own.ready.url, 'pages/profile/profile', 'input');
    const manual = 'pages/phone-manual/phone-manual';
    const number = await openField(browser, own.ready.url, manual, 'input');
    const plain = await openField(browser, sample.ready.url, 'pages/profile/profile', 'input');
    const typings = await interleaved(rounds, {
      [fields[0]]: () => nickname.type(),
      [fields[1]]: () => number.type(),
      [fields[2]]: () => plain.type(),
    });
    const shift = await shiftOfSheet(browser, own.ready.url, manual, {
      opener: 'text=+86',
      sheet: '+852',
    });
    return rowOf(typings, shift);
  } finally {
    own.process.close();
    sample.process.close();
    await browser.close();
    peer.remove();
  }
}

function rowOf(typings: Readonly<Record<string, readonly Typing[]>>, shift: number): Row {
  const scripting = (field: string): number =>
    percentile(
      (typings[field] ?? []).map((typing) => typing.scripting),
      0.5,
    );
  return {
    id: 'frames',
    title: 'Frames',
    method: [
      'Twenty keys a round, 20 ms apart, into the real field of the page on the host in Chromium. Scripting is the page’s whole JavaScript, so the host’s own is in both contestants.',
    ],
    ratios: [
      {
        what: 'scripting for a key in the nickname field, this program to the documentation’s sample',
        ratio: scripting(fields[0]) / scripting(fields[2]),
      },
    ],
    tables: [
      {
        title: 'Typing, medians of the keys of a round',
        columns: ['input delay, ms', 'to the next frame, ms', 'scripting per key, ms'],
        lines: fields.map((field) => ({
          label: field,
          figures: (['inputDelay', 'toFrame', 'scripting'] as const).map((what) =>
            spread(
              (typings[field] ?? []).map((typing) => typing[what]),
              '',
            ),
          ),
        })),
      },
    ],
    budgets: [{ what: 'layout shift as a sheet opens', value: shift, most: budgets.layoutShift }],
  };
}
