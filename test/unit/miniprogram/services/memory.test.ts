import { createMemory } from '../../../../miniprogram/services/memory';

function start(record?: unknown) {
  const calls: string[] = [];
  const storage = {
    get: (key: string) => {
      calls.push(`get ${key}`);
      return record;
    },
    set: (key: string, value: unknown) => {
      calls.push(`set ${key} ${JSON.stringify(value)}`);
    },
  };
  return { calls, memory: createMemory(storage) };
}

describe('memory', () => {
  it('looks into the storage once, when first asked', () => {
    const { calls, memory } = start({ a: 1 });
    expect(calls).toStrictEqual([]);
    expect([memory.get('a'), memory.get('b'), memory.get('a')]).toStrictEqual([1, undefined, 1]);
    expect(calls).toStrictEqual(['get memory']);
  });

  it('keeps the other facts when one is set, and knows it also when it could not be stored', () => {
    const { calls, memory } = start({ a: 1 });
    memory.set('b', [2]);
    expect([memory.get('a'), memory.get('b')]).toStrictEqual([1, [2]]);
    expect(calls).toStrictEqual(['get memory', 'set memory {"a":1,"b":[2]}']);
  });

  it.each([null, 'x', 1, [1]])('begins anew where %j is stored', (record) => {
    const { memory } = start(record);
    expect(memory.get('0')).toBeUndefined();
  });
});
