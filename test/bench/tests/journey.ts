import type { ProgramUnderTest } from '../../support/program-under-test';
import { launchProgram } from '../../support/program-under-test';

/** A UI journey through miniprogram-automator, repeated in one launched program. */
export interface Journey {
  /** Milliseconds from a fresh installation to the masked number on the account page. */
  run(): Promise<number>;
  close(): Promise<void>;
}

/** Launches the program; the client's own fixed sleep of 5 s falls into this, and into no run. */
export async function openJourney(): Promise<Journey> {
  const program = await launchProgram();
  return {
    async run() {
      const started = performance.now();
      await program.startAfresh();
      await bindByTap(program);
      return performance.now() - started;
    },
    close: () => program.close(),
  };
}

/** Taps only: the client sleeps for 3 s after each navigation that it is told to make itself. */
async function bindByTap(program: ProgramUnderTest): Promise<void> {
  const account = await program.page('pages/account/account');
  await (await program.byText(account, '#phone', '绑定手机号')).tap();
  const phone = await program.page('pages/phone/phone');
  await phone.waitFor('#quick');
  const button = await (await phone.$('#quick'))?.$('button');
  if (button === null || button === undefined) throw new Error('The phone page has no button.');
  await program.tapPhoneButton(button, 'allow');
  const after = await program.page('pages/account/account');
  await program.byText(after, '.account__value', '135 **** **66');
}
