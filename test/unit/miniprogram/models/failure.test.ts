import type { ProblemCode } from '../../../../miniprogram/models/failure';
import type { User } from '../../../../miniprogram/models/user';
import type { components } from '../../../../typings/backend';

type Contract = components['schemas'];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

describe('the types of the program', () => {
  it('are those of the contract', () => {
    // Checked by the compiler: a difference makes `true` unassignable.
    const problemCodes: Same<ProblemCode, Contract['ProblemCode']> = true;
    const user: Same<User['phone'], Readonly<Contract['User']['phone']>> = true;
    expect([problemCodes, user]).toStrictEqual([true, true]);
  });
});
