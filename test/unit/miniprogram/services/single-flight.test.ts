import { createSingleFlight } from '../../../../miniprogram/services/single-flight';

function start() {
  const ends: { resolve: (result: string) => void; reject: (error: Error) => void }[] = [];
  const work = () =>
    new Promise<string>((resolve, reject) => {
      ends.push({ resolve, reject });
    });
  const flight = createSingleFlight<string>();
  return { flight, work, ends };
}

it('begins work at once, and shares its result with whoever comes while it runs', async () => {
  const { flight, work, ends } = start();
  expect(flight.current()).toBeNull();
  const first = flight.share(work);
  expect(flight.current()).toBe(first);
  expect(flight.share(work)).toBe(first);
  expect(ends).toHaveLength(1);
  ends[0]?.resolve('done');
  await expect(first).resolves.toBe('done');
});

it.each<[string, (end: ReturnType<typeof start>['ends'][number] | undefined) => void]>([
  ['a result', (end) => end?.resolve('done')],
  ['an error', (end) => end?.reject(new Error('lost'))],
])('runs no longer when %s arrives, so that the next work is begun', async (_name, finish) => {
  const { flight, work, ends } = start();
  const seen = flight.share(work).then(
    () => flight.current(),
    () => flight.current(),
  );
  finish(ends[0]);
  await expect(seen).resolves.toBeNull();
  void flight.share(work);
  expect(ends).toHaveLength(2);
});

it('runs nothing when its work cannot even begin', () => {
  const { flight } = start();
  expect(() =>
    flight.share(() => {
      throw new Error('a bug');
    }),
  ).toThrow('a bug');
  expect(flight.current()).toBeNull();
});
