import type { DeskLanguage, PlatformLedger } from 'miniprogram-host';
import type { Wechat } from 'wechat-simulator';

import { deskWords } from './desk-words';

/** What WeChat has charged for, as rows of the desk. */
export function ledgerOf(wechat: Wechat, language: DeskLanguage): PlatformLedger {
  const charges = wechat.ledger.charges();
  const words = deskWords[language];
  return {
    columns: [
      { id: 'at', label: words.at },
      { id: 'component', label: words.component },
      { id: 'price', label: words.price },
    ],
    rows: charges.map((charge) => ({
      at: new Date(charge.at).toLocaleTimeString('zh-CN'),
      component: words.components[charge.component],
      price: yuan(charge.priceInFen),
    })),
    summary: [
      { label: words.count, value: String(charges.length) },
      { label: words.total, value: yuan(wechat.ledger.totalInFen()) },
    ],
  };
}

function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`;
}
