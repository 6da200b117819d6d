import type { PickerModel } from './model';
import { within } from './model';
import { nearest, range, two } from './time-model';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const fieldCounts: Readonly<Record<string, number>> = { year: 1, month: 2, day: 3 };
const units = ['年', '月', '日'];

/** Without limits of the program WeChat offers about a century either way. */
const earliest: Day = { year: 1900, month: 1, day: 1 };
const latest: Day = { year: 2100, month: 12, day: 31 };

function parseDay(text: string, otherwise: Day): Day {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
  if (!match) return otherwise;
  const { month, day } = otherwise;
  return {
    year: Number(match[1]),
    month: match[2] === undefined ? month : Number(match[2]),
    day: match[3] === undefined ? day : Number(match[3]),
  };
}

const order = ({ year, month, day }: Day) => year * 10_000 + month * 100 + day;

function between(first: Day, day: Day, last: Day): Day {
  if (order(day) < order(first)) return first;
  return order(day) > order(last) ? last : day;
}

const daysIn = (year: number, month: number) => new Date(year, month, 0).getDate();

/** Mode date: years, months and days from `start` to `end`, as fine as `fields` says. */
export function createDateModel(options: {
  readonly value: string;
  readonly start: string;
  readonly end: string;
  readonly fields: string;
  readonly now: Date;
}): PickerModel {
  const { now } = options;
  const today = { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
  const first = parseDay(options.start, earliest);
  const last = parseDay(options.end, latest);
  const count = fieldCounts[options.fields] ?? 3;
  let chosen = between(first, parseDay(options.value, today), last);

  const years = () => range(first.year, last.year);
  const months = () =>
    range(
      chosen.year === first.year ? first.month : 1,
      chosen.year === last.year ? last.month : 12,
    );
  const days = () => {
    const inMonth = ({ year, month }: Day) => chosen.year === year && chosen.month === month;
    const end = daysIn(chosen.year, chosen.month);
    return range(inMonth(first) ? first.day : 1, inMonth(last) ? Math.min(last.day, end) : end);
  };
  const lists = () => [years(), months(), days()].slice(0, count);
  const values = () => [chosen.year, chosen.month, chosen.day].slice(0, count);
  const settle = () => {
    chosen = { ...chosen, year: nearest(years(), chosen.year) };
    chosen = { ...chosen, month: nearest(months(), chosen.month) };
    chosen = { ...chosen, day: nearest(days(), chosen.day) };
  };
  settle();
  return {
    columns: () =>
      lists().map((list, index) => list.map((value) => `${value}${units[index] ?? ''}`)),
    chosen: () => lists().map((list, index) => list.indexOf(values()[index] ?? 0)),
    choose(column, index) {
      const list = lists()[column] ?? [];
      const value = list[within(index, list.length)] ?? 0;
      const name = (['year', 'month', 'day'] as const)[column] ?? 'day';
      chosen = { ...chosen, [name]: value };
      settle();
    },
    detail: () => ({
      value: values()
        .map((value, index) => (index === 0 ? String(value) : two(value)))
        .join('-'),
    }),
  };
}
