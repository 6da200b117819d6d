import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { textParameter } from '../kit/parameters';
import { confirmed, show } from '../kit/question';
import { requirePermission } from '../open/settings';

/** Nobody is added: the person says whether they would. */
async function addPhoneContact(context: ApiContext, options: Options): Promise<void> {
  const firstName = textParameter(options, 'firstName');
  await requirePermission(context, 'scope.addPhoneContact');
  const { lastName, mobilePhoneNumber } = options;
  const said = [lastName, firstName, mobilePhoneNumber].filter((one) => typeof one === 'string');
  await confirmed(context, ({ sheets }) => ({
    name: 'contact',
    title: sheets.contact,
    text: said.join(' '),
  }));
}

/** The chat is a sheet that names it. */
function openCustomerServiceChat(context: ApiContext, options: Options): void {
  const corpId = textParameter(options, 'corpId');
  const { extInfo } = options;
  const url = (extInfo as { readonly url?: unknown } | undefined)?.url;
  if (typeof url !== 'string') {
    throw new ApiFailure('parameter error: parameter.extInfo.url should be String');
  }
  show(context, ({ sheets }) => ({
    name: 'service',
    title: sheets.service,
    text: `${corpId} ${url}`,
  }));
}

/** People outside the program (documentation: API / 设备 / 联系人, 开放接口 / 微信客服). */
export const contactApis = {
  addPhoneContact: asyncApi(addPhoneContact, { since: '1.2.0' }),
  openCustomerServiceChat: asyncApi(openCustomerServiceChat, { since: '2.19.0' }),
} satisfies ApiTable;
