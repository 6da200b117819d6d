import {
  createOfficialSample,
  createTypicalHandler,
} from '../../../bench/faults/contestants/samples';
import { createThisProgram } from '../../../bench/faults/contestants/this-program';
import { race } from '../../../bench/faults/race';
import { violations } from '../../../bench/faults/report';
import type { FaultSettings } from '../../../bench/faults/settings';
import { defaultSettings } from '../../../bench/faults/settings';

const small: FaultSettings = { ...defaultSettings, people: 40 };
const calm: FaultSettings = {
  ...small,
  requestFaults: 0,
  kills: 0,
  doubleTaps: 0,
  wrongClocks: 0,
  wechatBusy: 0,
  wechatLostBefore: 0,
  wechatSlow: 0,
  wechatLostAfter: 0,
  deadCodes: 0,
};

describe('the race through faults', () => {
  it.each([
    ['official sample', createOfficialSample],
    ['typical handler', createTypicalHandler],
    ['this program', createThisProgram],
  ] as const)('costs one charge a number in calm weather: %s', async (name, enter) => {
    expect(await race(calm, enter)).toStrictEqual({
      name,
      people: 40,
      bound: 40,
      byHand: 0,
      charges: 40,
      chargesPerNumber: 1,
      chargedTwice: 0,
      codesLost: 0,
      consumedTwice: 0,
      beyondSaving: 0,
      answers40029: 0,
      stuck: 0,
    });
  });

  it('gives the same figures for the same seed, and others for another', async () => {
    const first = await race(small, createTypicalHandler);
    expect(await race(small, createTypicalHandler)).toStrictEqual(first);
    expect(await race({ ...small, seed: 2 }, createTypicalHandler)).not.toStrictEqual(first);
  });

  it('shows what the official sample loses', async () => {
    const { chargesPerNumber, codesLost } = await race(small, createOfficialSample);
    expect(chargesPerNumber).toBeGreaterThan(1.1);
    expect(codesLost).toBeGreaterThan(0);
  });

  it('keeps every promise of this program, at three in ten requests and one in ten steps', async () => {
    const first = await race(small, createThisProgram);
    expect(violations(first)).toStrictEqual([]);
    expect(await race(small, createThisProgram)).toStrictEqual(first);
  });

  it('keeps them when the backend says nothing for most of a life, and nobody presses anything', async () => {
    const hostile = { ...small, outages: 1, presses: 0 };
    expect(violations(await race(hostile, createThisProgram))).toStrictEqual([]);
    const { chargedTwice, codesLost } = await race(hostile, createTypicalHandler);
    expect(chargedTwice).toBeGreaterThan(10);
    expect(codesLost).toBeGreaterThan(0);
  });

  it('leads to a number by hand when the quota ends', async () => {
    const result = await race({ ...small, quota: 0.5 }, createThisProgram);
    expect([result.charges, result.bound, result.byHand, result.stuck]).toStrictEqual([
      20, 20, 20, 0,
    ]);
  });

  it('counts charges that WeChat itself loses apart from codes that the program loses', async () => {
    const result = await race({ ...calm, deadCodes: 0.5 }, createThisProgram);
    expect(result.beyondSaving).toBeGreaterThan(10);
    expect(result.charges).toBe(40 + result.beyondSaving);
    expect([result.chargesPerNumber, result.chargedTwice]).toStrictEqual([1, 0]);
    expect([result.codesLost, result.consumedTwice, result.stuck]).toStrictEqual([0, 0, 0]);
  });
});
