import { eventually } from 'onboarding-testing';

import type { AdoptedProject } from '../support/adopted-project';
import { adoptComponents, buildNpm } from '../support/adopted-project';
import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';

/** The tarball of `npm run pack:components` in somebody else's program, as its README says. */
let adopted: AdoptedProject;
let program: ProgramUnderTest;

beforeAll(async () => {
  adopted = adoptComponents();
  buildNpm(adopted.projectPath);
  program = await launchProgram({ projectPath: adopted.projectPath });
});

afterAll(async () => {
  await program.close();
  adopted.remove();
});

test('ten lines show a phone button whose number the backend has verified', async () => {
  expect(adopted.addedLines.length).toBeLessThanOrEqual(10);
  const page = await program.page('pages/index/index');
  const button = await eventually('the phone button', async () => {
    const component = await page.$('phone-button');
    return (await component?.$('button')) ?? undefined;
  });
  await program.tapPhoneButton(button, 'allow');
  await program.byText(page, '.phone', '135******66');
  expect(program.stand.wechat.ledger.charges()).toHaveLength(1);
});

test('the package’s styles reach the button', async () => {
  const page = await program.page('pages/index/index');
  const component = await page.$('phone-button');
  const button = await component?.$('button');
  expect(await button?.style('background-color')).toBe('rgb(68, 82, 199)');
});
