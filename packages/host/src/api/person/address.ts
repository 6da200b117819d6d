import { isAtLeast } from '../../phone/base-library';
import { addresses } from '../../phone/person/addresses';
import type { ApiTable } from '../kit/api';
import { asyncApi } from '../kit/api';
import type { ApiContext } from '../kit/context';
import { chosenOf, confirmed } from '../kit/question';
import { requireDeclared } from '../location/declared';
import { requirePrivacy } from '../open/privacy-gate';

async function chooseAddress(context: ApiContext) {
  requireDeclared(context, 'chooseAddress');
  await requirePrivacy(context, 'chooseAddress');
  const answer = await context.behind(() =>
    confirmed(context, ({ sheets }) => ({
      name: 'address',
      title: sheets.address,
      items: Object.entries(addresses).map(([id, one]) => ({
        id,
        label: `${one.userName} ${one.telNumber}`,
        hint: `${one.provinceName}${one.cityName}${one.detailInfo}`,
      })),
    })),
  );
  const { streetName, ...address } = chosenOf(addresses, answer);
  const isNew = isAtLeast(context.phone.settings.get().baseLibrary, '2.31.0');
  return {
    ...address,
    ...(isNew && { streetName, detailInfoNew: address.detailInfo.replace(streetName, '') }),
  };
}

/** Delivery addresses (documentation: API / 开放接口 / 收货地址). */
export const addressApis = {
  chooseAddress: asyncApi(chooseAddress, { since: '1.1.0' }),
} satisfies ApiTable;
