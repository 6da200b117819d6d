import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import type { ApiContext } from '../kit/context';
import { textParameter } from '../kit/parameters';
import { confirmed } from '../kit/question';

const needed = ['timeStamp', 'nonceStr', 'package', 'paySign'];

/** Nothing is paid: the sheet asks, and the program hears what it would after the payment. */
async function requestPayment(context: ApiContext, options: Options): Promise<void> {
  for (const name of needed) textParameter(options, name);
  try {
    await confirmed(context, ({ sheets, cancel }) => ({
      name: 'payment',
      title: sheets.payment,
      text: sheets.paymentText,
      confirmText: sheets.payment,
      cancelText: cancel,
    }));
  } finally {
    // Documentation (Tap event): its callbacks have the click state, also the one of a failure.
    context.beginTap();
  }
}

/** Payment (documentation: API / 支付). */
export const payApis = { requestPayment: asyncApi(requestPayment) } satisfies ApiTable;
