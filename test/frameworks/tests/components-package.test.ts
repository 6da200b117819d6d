import { eventually } from 'onboarding-testing';

import { addedLines, readmeChange } from '../../support/adopted-project';
import type { ProgramUnderTest } from '../../support/program-under-test';
import { launchProgram } from '../../support/program-under-test';
import { builtProgram, programs } from '../programs';

/** The tarball of the components in programs of other frameworks, as its README says. */
describe.each(programs)('$name', (program) => {
  let run: ProgramUnderTest;
  const exceptions: unknown[] = [];

  beforeAll(async () => {
    run = await launchProgram({ projectPath: builtProgram(program) });
    run.miniProgram.on('exception', (exception: unknown) => exceptions.push(exception));
    await run.miniProgram.reLaunch('/pages/index/index');
  });

  afterAll(() => run.close());

  test('ten lines show a phone button whose number the backend has verified', async () => {
    expect(addedLines(readmeChange(`In ${program.name}`))).toHaveLength(10);
    const page = await run.page('pages/index/index');
    const button = await eventually('the phone button', async () => {
      const component = await page.$('phone-button');
      return (await component?.$('button')) ?? undefined;
    });
    await run.tapPhoneButton(button, 'allow');
    await run.byText(page, '.phone', '135******66');
    expect(run.stand.wechat.ledger.charges()).toHaveLength(1);
    expect(exceptions).toStrictEqual([]);
  });

  test('the package’s styles reach the button', async () => {
    const page = await run.page('pages/index/index');
    const component = await page.$('phone-button');
    const button = await component?.$('button');
    expect(await button?.style('background-color')).toBe('rgb(68, 82, 199)');
  });
});
