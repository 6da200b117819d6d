import { createMemory } from '../../../../../miniprogram/services/memory';
import { createQuotaMemory } from '../../../../../miniprogram/services/phone/quota-memory';
import { createFakePlatform } from '../../../../support/fake-platform';

const HOUR = 3_600_000;

type Platform = ReturnType<typeof createFakePlatform>;

/** As after a start of the program. */
const create = (platform: Platform) =>
  createQuotaMemory(platform, createMemory(platform.storage), HOUR);

describe('quota memory', () => {
  it('pauses one component for the configured time, also over a restart', () => {
    const platform = createFakePlatform();
    create(platform).pause('quick');
    const restarted = create(platform);
    expect(restarted.paused()).toStrictEqual(['quick']);
    platform.advance(HOUR);
    expect(restarted.paused()).toStrictEqual([]);
  });

  it('keeps the components apart', () => {
    const platform = createFakePlatform();
    const memory = create(platform);
    memory.pause('quick');
    platform.advance(HOUR / 2);
    memory.pause('realtime');
    platform.advance(HOUR / 2);
    expect(memory.paused()).toStrictEqual(['realtime']);
  });

  it('does not pause for years when the device clock is set back', () => {
    const platform = createFakePlatform();
    const memory = create(platform);
    memory.pause('quick');
    platform.setWallClock(0);
    expect(memory.paused()).toStrictEqual([]);
  });

  it.each([null, 'x', { quick: 'soon' }, [1]])('starts empty from %j in storage', (stored) => {
    const platform = createFakePlatform();
    platform.stored.set('memory', { 'quota-paused-until': stored });
    expect(create(platform).paused()).toStrictEqual([]);
  });

  it('keeps the pause of one component while another is written down', () => {
    const platform = createFakePlatform();
    create(platform).pause('realtime');
    create(platform).pause('quick');
    expect(create(platform).paused()).toStrictEqual(['quick', 'realtime']);
  });

  it('takes text in storage for no time', () => {
    const platform = createFakePlatform();
    const soon = String(platform.now() + HOUR / 2);
    platform.stored.set('memory', { 'quota-paused-until': { quick: soon, realtime: soon } });
    expect(create(platform).paused()).toStrictEqual([]);
  });
});
