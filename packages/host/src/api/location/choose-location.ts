import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { chosenOf, confirmed, show } from '../kit/question';
import type { Coordinates } from './coordinates';
import { whereIs } from './coordinates';
import { mayLocate } from './get-location';

interface Place extends Coordinates {
  readonly name: string;
  readonly address: string;
}

type Places = Readonly<Record<string, Place>>;

/** What the map would name around a point; the distances are made up, the coordinates follow them. */
function placesAround({ latitude, longitude }: Coordinates): Places {
  const place = (name: string, address: string, by: number): Place => ({
    name,
    address,
    latitude: latitude + by,
    longitude: longitude + by,
  });
  return {
    here: place('我的位置', '示例市示例区示例路1号', 0),
    park: place('示例公园', '示例市示例区公园路2号', 0.002),
    station: place('示例站', '示例市示例区站前路3号', -0.002),
  };
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

async function chooseLocation(context: ApiContext, { latitude, longitude }: Options) {
  await mayLocate(context, 'chooseLocation', 'scope.userLocation');
  const centre =
    isNumber(latitude) && isNumber(longitude) ? { latitude, longitude } : whereIs(context, 'gcj02');
  return choosePlace(context, placesAround(centre));
}

async function choosePlace(context: ApiContext, places: Places): Promise<Place> {
  const answer = await context.behind(() =>
    confirmed(context, ({ sheets }) => ({
      name: 'location',
      title: sheets.location,
      items: Object.entries(places).map(([id, { name, address }]) => ({
        id,
        label: name,
        hint: address,
      })),
    })),
  );
  return chosenOf(places, answer);
}

/** The city is one of the choices, as on the list of points of interest. */
async function choosePoi(context: ApiContext) {
  await mayLocate(context, 'choosePoi', 'scope.userLocation');
  const around = placesAround(whereIs(context, 'gcj02'));
  const city = { name: '示例市', address: '', latitude: 0, longitude: 0 };
  const place = await choosePlace(context, { ...around, city });
  return place === city ? { type: 1, city: city.name } : { type: 2, city: city.name, ...place };
}

/** The map is a sheet that names the place; it succeeds once it is on the screen. */
function openLocation(context: ApiContext, options: Options): void {
  const { latitude, longitude, name, address } = options;
  for (const [key, value] of Object.entries({ latitude, longitude })) {
    if (isNumber(value)) continue;
    throw new ApiFailure(`parameter error: parameter.${key} should be Number`);
  }
  const said = (value: unknown) => (typeof value === 'string' && value !== '' ? [value] : []);
  show(context, ({ sheets }) => ({
    name: 'open-location',
    title: said(name)[0] ?? sheets.place,
    text: [...said(address), `${String(latitude)}, ${String(longitude)}`].join(' · '),
  }));
}

/** Places on WeChat's own map (documentation: API / 位置). */
export const chooseLocationApis = {
  chooseLocation: asyncApi(chooseLocation),
  choosePoi: asyncApi(choosePoi),
  openLocation: asyncApi(openLocation),
} satisfies ApiTable;
