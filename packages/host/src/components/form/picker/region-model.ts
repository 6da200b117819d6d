import type { PickerModel } from './model';
import { within } from './model';
import { regions } from './regions';

const depths: Readonly<Record<string, number>> = { province: 1, city: 2, region: 3 };

/** Mode region: provinces, each with the city and district of the sample; `customItem` tops every column. */
export function createRegionModel(options: {
  readonly value: readonly unknown[];
  readonly customItem: string;
  readonly level: string;
}): PickerModel {
  const depth = depths[options.level] ?? 3;
  const extra = options.customItem === '' ? 0 : 1;
  const named = regions.findIndex(({ names }) => names[0] === options.value[0]);
  let province = named < 0 ? 0 : named + extra;
  const below = Array.from({ length: depth - 1 }, (_, index): number =>
    extra === 1 && options.value[index + 1] === options.customItem ? 0 : extra,
  );
  const current = () => regions[province - extra];
  const withExtra = (names: readonly string[]) =>
    extra === 1 ? [options.customItem, ...names] : names;
  const columns = () => [
    withExtra(regions.map(({ names }) => names[0])),
    ...below.map((_, index) => {
      const name = current()?.names[index + 1];
      return withExtra(name === undefined ? [] : [name]);
    }),
  ];
  const chosen = () => {
    const lists = columns();
    return [province, ...below].map((index, column) => within(index, lists[column]?.length ?? 0));
  };
  return {
    columns,
    chosen,
    choose(column, index) {
      if (column === 0) province = index;
      else below[column - 1] = index;
    },
    detail() {
      const lists = columns();
      const value = chosen().map((index, column) => lists[column]?.[index] ?? '');
      const region = current();
      const known = value.filter((name, column) => name === region?.names[column]).length;
      return {
        value,
        code: region?.codes.slice(0, known) ?? [],
        ...(known === 3 && region ? { postcode: region.postcode } : {}),
      };
    },
  };
}
