import type { BackendMeasurements } from '../../../bench/backend/backend-report';
import { backendReport } from '../../../bench/backend/backend-report';
import type { Load } from '../../../bench/backend/load';
import { fullSoak } from '../../../bench/backend/soak';
import { toText } from '../../../bench/write-markdown';

const rounds = (exchangesPerSecond: number): readonly Load[] => [
  { exchangesPerSecond, p99Milliseconds: 5, exchanges: exchangesPerSecond },
];

const fullExchanges = fullSoak.stretches * fullSoak.exchangesPerStretch;

const reading = (exchanges: number, heapBytes: number, rssBytes: number) => ({
  ...{ seconds: exchanges / 100, exchanges },
  ...{ heapBytes, rssBytes },
});

const measured: BackendMeasurements = {
  loads: {
    'bare Express, 10 connections': rounds(4000),
    'in memory, 1 connection': rounds(500),
    'in memory, 10 connections': rounds(1000),
    'in memory, 100 connections': rounds(1500),
    'in PostgreSQL, 1 connection': rounds(50),
  },
  soaked: [
    reading(fullExchanges / 3, 20e6, 100e6),
    reading((fullExchanges * 2) / 3, 90e6, 300e6),
    reading(fullExchanges, 21e6, 150e6),
  ],
  loadBefore: 0.2,
  loadAfter: 2.3,
};

const text = (changed: Partial<BackendMeasurements> = {}): string => {
  const row = backendReport({ ...measured, ...changed });
  return [toText([row]), ...row.method].join('\n');
};

it('compares the backend to bare Express', () => {
  expect(text()).toContain('state in memory, at 10 connections: 4×');
});

it('says whether heap and resident memory were flat', () => {
  expect(text()).toMatch(/flat: last third \/ first third = +1\.05 +1\.5$/m);
});

it('says when a soak was too short, and only then', () => {
  expect(text()).not.toContain('too few');
  expect(text({ soaked: [reading(600, 1, 1), reading(1200, 1, 1)] })).toContain(
    'Memory over 1,200 exchanges (too few to say much; a full soak has 20,400)',
  );
});

it('says when there is no PostgreSQL, and only then', () => {
  const noInitdb = 'not measured: this machine has no initdb';
  expect(text()).not.toContain(noInitdb);
  const loads = Object.fromEntries(
    Object.entries(measured.loads).filter(([label]) => !label.includes('PostgreSQL')),
  );
  expect(text({ loads })).toContain(noInitdb);
});

it('has no p99 for rounds in which no exchange ended', () => {
  const none: Load = { exchangesPerSecond: 0, p99Milliseconds: 0, exchanges: 0 };
  const loads = { ...measured.loads, 'on disk, 100 connections': [none] };
  expect(text({ loads })).toMatch(/^on disk, 100 connections +0 .*no exchange ended/m);
});

it('says that the machine was busy, and only when it was', () => {
  expect(text()).toContain('The load average was 0.2 before the bench began and 2.3 at its end');
  expect(text()).not.toContain('busy with other work');
  expect(text({ loadBefore: 7 })).toContain('**the machine was busy with other work**');
});
