import { settled } from '../../../../support/load-page';
import type { Decision } from '../../../../support/phone-world';
import { createPhoneWorld } from '../../../../support/phone-world';

const HOUR_MS = 3_600_000;

function start() {
  const world = createPhoneWorld();
  const { phone, user } = world.services();
  const heard: string[] = [];
  phone.subscribe(({ kind }) => heard.push(kind));
  return {
    world,
    phone,
    user,
    heard,
    grant: async (code: string) => {
      world.grant(code);
      await settled();
    },
    answer: async (decision: Decision) => {
      world.meet({ kind: 'answered', decision });
      await settled();
    },
    lose: async () => {
      world.meet({ kind: 'lostBefore' });
      await settled();
    },
    sent: () => world.sent.map(({ code, isMove }) => (isMove ? `${code} move` : code)),
  };
}

describe('several granted codes', () => {
  it('have one end, told when the last of them has it', async () => {
    const { heard, grant, answer } = start();
    await grant('a');
    await grant('b');
    await answer('bound');
    expect(heard).toStrictEqual(['finishing', 'finishing']);
    await answer('bound');
    expect(heard).toStrictEqual(['finishing', 'finishing', 'bound']);
  });

  it('are bound when the first of them was, also for one that was granted after that', async () => {
    const { phone, heard, grant, answer } = start();
    await grant('a');
    await grant('b');
    await answer('bound');
    await grant('c');
    await answer('invalid');
    await answer('invalid');
    expect(heard).toStrictEqual(['finishing', 'finishing', 'finishing', 'bound']);
    await grant('d');
    await answer('invalid');
    expect(phone.progress()).toStrictEqual({ kind: 'spent', reason: 'rejected' });
  });

  it('ask nobody about the number of one that has a newer one behind it', async () => {
    const { world, heard, sent, grant, answer } = start();
    await grant('a');
    await grant('b');
    await answer('conflict');
    expect(world.stored()).toStrictEqual([{ code: 'b', stage: 'new' }]);
    await answer('bound');
    expect(sent()).toStrictEqual(['a', 'b']);
    expect(heard).toStrictEqual(['finishing', 'finishing', 'bound']);
  });

  it('go on with the next one when the oldest is given up', async () => {
    const { world, phone, heard, sent, grant, answer, lose } = start();
    await grant('a');
    await lose();
    phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'b' });
    phone.drop();
    await settled();
    expect(heard).toStrictEqual(['finishing', 'unsettled', 'idle', 'finishing']);
    await answer('bound');
    await world.pass(60);
    expect(sent()).toStrictEqual(['a', 'b']);
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
  });
});

describe('a code about which the person is asked', () => {
  it('keeps asking, and is on its way to nobody, however often it is to be settled', async () => {
    const { phone, heard, sent, grant, answer } = start();
    await grant('a');
    await answer('conflict');
    await phone.resume();
    await settled();
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'conflict' });
    expect(heard).toStrictEqual(['finishing', 'conflict', 'conflict', 'conflict']);
    expect(sent()).toStrictEqual(['a']);
  });

  it('is out of date once they have granted another number', async () => {
    const { world, heard, sent, grant, answer } = start();
    await grant('a');
    await answer('conflict');
    await grant('b');
    expect(world.stored()).toStrictEqual([{ code: 'b', stage: 'new' }]);
    await answer('bound');
    expect(heard).toStrictEqual(['finishing', 'conflict', 'finishing', 'bound']);
    expect(sent()).toStrictEqual(['a', 'b']);
  });

  it('is as old as the server says when the phone was set while the program was closed', async () => {
    const { world, grant, answer, sent } = start();
    await grant('a');
    await answer('conflict');
    world.kill(true);
    world.setClock(3 * HOUR_MS);
    world.launch();
    const { phone } = world.services();
    await phone.resume();
    void phone.move();
    await settled();
    await answer('bound');
    expect(sent()).toStrictEqual(['a', 'a move']);
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
  });
});

describe('a code about which nobody is asked', () => {
  it('is not taken over from anybody', async () => {
    const { phone, sent, grant, lose } = start();
    await grant('a');
    await lose();
    void phone.move();
    await settled();
    expect(sent()).toStrictEqual(['a', 'a']);
  });

  it('may have ended before it is given up', async () => {
    const { phone, sent, grant, answer } = start();
    await grant('a');
    await answer('invalid');
    phone.drop();
    await settled();
    expect(phone.progress()).toStrictEqual({ kind: 'idle' });
    expect(sent()).toStrictEqual(['a']);
  });

  it('is over with everything that was deleted, whatever it is answered after that', async () => {
    const { world, phone, user, heard, sent, grant, lose } = start();
    await grant('a');
    await user.deleteAll();
    await lose();
    await world.pass(60);
    expect(heard).toStrictEqual(['finishing', 'idle']);
    expect(phone.progress()).toStrictEqual({ kind: 'idle' });
    expect(sent()).toStrictEqual(['a']);
  });

  it.each([
    [
      'was given up',
      ({ phone }: ReturnType<typeof start>) => {
        phone.drop();
      },
    ],
    [
      'is being deleted',
      ({ user }: ReturnType<typeof start>) => {
        void user.deleteAll();
      },
    ],
  ])('is not sent once more by a sign-in that ran out while it %s', async (_how, end) => {
    const started = start();
    const { world, phone, sent, grant } = started;
    await grant('a');
    world.meet({ kind: 'signedOut' });
    end(started);
    await world.pass(60);
    expect(sent()).toStrictEqual(['a']);
    expect(phone.progress()).toStrictEqual({ kind: 'idle' });
  });
});

describe('a program without a code', () => {
  it('has nothing to tell, and the first code after that has its own end', async () => {
    const { world, phone } = start();
    world.bindEverything();
    expect(phone.progress()).toStrictEqual({ kind: 'idle' });
    await phone.resume();
    expect(phone.progress()).toStrictEqual({ kind: 'idle' });
    phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'a' });
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
  });
});
