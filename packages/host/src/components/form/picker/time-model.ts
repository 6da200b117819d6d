import type { PickerModel } from './model';
import { within } from './model';

const two = (value: number) => String(value).padStart(2, '0');

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

interface Time {
  readonly hour: number;
  readonly minute: number;
}

function parseTime(text: string, otherwise: Time): Time {
  const match = /^(\d{1,2}):(\d{1,2})$/.exec(text);
  return match ? { hour: Number(match[1]), minute: Number(match[2]) } : otherwise;
}

const order = ({ hour, minute }: Time) => hour * 60 + minute;

function between(first: Time, time: Time, last: Time): Time {
  if (order(time) < order(first)) return first;
  return order(time) > order(last) ? last : time;
}

/** Mode time: hours and minutes from `start` to `end`, "hh:mm". */
export function createTimeModel(options: {
  readonly value: string;
  readonly start: string;
  readonly end: string;
  readonly now: Date;
}): PickerModel {
  const first = parseTime(options.start, { hour: 0, minute: 0 });
  const last = parseTime(options.end, { hour: 23, minute: 59 });
  const { now } = options;
  const current = { hour: now.getHours(), minute: now.getMinutes() };
  let chosen = between(first, parseTime(options.value, current), last);
  const hours = range(first.hour, last.hour);
  const minutes = () =>
    range(
      chosen.hour === first.hour ? first.minute : 0,
      chosen.hour === last.hour ? last.minute : 59,
    );
  const settle = () => {
    const hour = nearest(hours, chosen.hour);
    chosen = { hour, minute: chosen.minute };
    chosen = { hour, minute: nearest(minutes(), chosen.minute) };
  };
  settle();
  return {
    columns: () => [hours.map(two), minutes().map(two)],
    chosen: () => [hours.indexOf(chosen.hour), minutes().indexOf(chosen.minute)],
    choose(column, index) {
      const list = column === 0 ? hours : minutes();
      const value = list[within(index, list.length)] ?? 0;
      chosen = column === 0 ? { ...chosen, hour: value } : { ...chosen, minute: value };
      settle();
    },
    detail: () => ({ value: `${two(chosen.hour)}:${two(chosen.minute)}` }),
  };
}

/** The value itself if it is there, else the end of the list that is nearer. */
export function nearest(list: readonly number[], value: number): number {
  const [first = 0] = list;
  const last = list[list.length - 1] ?? first;
  return Math.min(Math.max(value, first), last);
}

export { range, two };
