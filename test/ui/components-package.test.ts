import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { eventually } from 'onboarding-testing';

import type { AdoptedProject, Language } from '../support/adopted-project';
import { adoptComponents, buildNpm } from '../support/adopted-project';
import type { ProgramUnderTest } from '../support/program-under-test';
import { launchProgram } from '../support/program-under-test';

/** The tarball of `npm run pack:components` in somebody else's program, as its README says. */
const languages: readonly Language[] = ['JavaScript', 'TypeScript'];
let adopted: Readonly<Record<Language, AdoptedProject>>;

beforeAll(() => {
  adopted = {
    JavaScript: adoptComponents('JavaScript'),
    TypeScript: adoptComponents('TypeScript'),
  };
});

afterAll(() => {
  for (const language of languages) adopted[language].remove();
});

test('the change has ten lines', () => {
  expect(adopted.JavaScript.addedLines).toHaveLength(10);
});

describe.each(languages)('in %s', (language) => {
  let program: ProgramUnderTest;

  beforeAll(async () => {
    const { projectPath } = adopted[language];
    buildNpm(projectPath);
    program = await launchProgram({ projectPath });
  });

  afterAll(() => program.close());

  test('they show a phone button whose number the backend has verified', async () => {
    const page = await program.page('pages/index/index');
    const button = await eventually('the phone button', async () => {
      const component = await page.$('phone-button');
      return (await component?.$('button')) ?? undefined;
    });
    await program.tapPhoneButton(button, 'allow');
    await program.byText(page, '.phone', '135******66');
    expect(program.stand.wechat.ledger.charges()).toHaveLength(1);
  });

  test('every handler that the page names is there', async () => {
    const kinds: unknown = await program.miniProgram.evaluate(() =>
      ['handleStart', 'handleAnswer'].map((name) => typeof getCurrentPages()[0]?.[name]),
    );
    expect(kinds).toStrictEqual(['function', 'function']);
  });

  test('the package’s styles reach the button', async () => {
    const page = await program.page('pages/index/index');
    const component = await page.$('phone-button');
    const button = await component?.$('button');
    expect(await button?.style('background-color')).toBe('rgb(68, 82, 199)');
  });
});

describe('the compiler of the TypeScript project', () => {
  /** What it says of the project with one more handler in it. */
  function compileWith(event: string) {
    const { projectPath } = adopted.TypeScript;
    writeFileSync(
      join(projectPath, 'handler.ts'),
      `import type { Onboarding, PhoneAnswer } from 'wechat-onboarding-components';
       const { onboarding } = getApp<{ onboarding: Onboarding }>();
       export const handle = (event: ${event}): string => onboarding.takeAnswer(event.detail).kind;
       export type Answer = PhoneAnswer;`,
    );
    const compiler = join(__dirname, '../../node_modules/typescript/bin/tsc');
    return spawnSync(process.execPath, [compiler, '-p', projectPath], { encoding: 'utf8' });
  }

  test('has nothing to say about the README’s code, nor about WeChat’s own name of the event', () => {
    expect(compileWith('WechatMiniprogram.CustomEvent<PhoneAnswer>')).toMatchObject({
      status: 0,
      stdout: '',
    });
  });

  test('refuses the event of another component', () => {
    const { status, stdout } = compileWith('WechatMiniprogram.TouchEvent');
    expect(status).not.toBe(0);
    expect(stdout).toMatch(/^\S*handler\.ts\(3,\d+\): error TS2345: /u);
  });
});
