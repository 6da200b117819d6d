import { invoices, invoiceTitles } from '../../phone/person/invoices';
import type { ApiTable } from '../kit/api';
import { asyncApi } from '../kit/api';
import type { ApiContext } from '../kit/context';
import { chosenOf, confirmed } from '../kit/question';
import { requirePrivacy } from '../open/privacy-gate';

async function chooseInvoiceTitle(context: ApiContext) {
  await requirePrivacy(context, 'chooseInvoiceTitle');
  const answer = await context.behind(() =>
    confirmed(context, ({ sheets }) => ({
      name: 'invoice-title',
      title: sheets.invoiceTitle,
      items: Object.entries(invoiceTitles).map(([id, { title, taxNumber }]) => ({
        id,
        label: title,
        ...(taxNumber !== '' && { hint: taxNumber }),
      })),
    })),
  );
  return chosenOf(invoiceTitles, answer);
}

/** The invoices are a list of cards: what they stand for only their `cardId` and code tell. */
async function chooseInvoice(context: ApiContext) {
  await requirePrivacy(context, 'chooseInvoice');
  const answer = await context.behind(() =>
    confirmed(context, ({ sheets }) => ({
      name: 'invoice',
      title: sheets.invoice,
      several: true,
      items: Object.entries(invoices).map(([id, { label }], index) => ({
        id,
        label,
        isChosen: index === 0,
      })),
    })),
  );
  const chosen = Object.entries(invoices).filter(([id]) => answer.chosen.includes(id));
  const { appid } = context.program;
  return {
    invoiceInfo: JSON.stringify(
      chosen.map(([, { cardId, encryptCode }]) => ({
        card_id: cardId,
        encrypt_code: encryptCode,
        app_id: appid,
      })),
    ),
  };
}

/** Invoices and their titles (documentation: API / 开放接口 / 发票). */
export const invoiceApis = {
  chooseInvoiceTitle: asyncApi(chooseInvoiceTitle, { since: '1.5.0' }),
  chooseInvoice: asyncApi(chooseInvoice, { since: '2.3.0' }),
} satisfies ApiTable;
