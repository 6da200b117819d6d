/** An invoice title as `wx.chooseInvoiceTitle` gives it; type 0 is of a company, 1 of a person. */
export interface InvoiceTitle {
  readonly type: 0 | 1;
  readonly title: string;
  readonly taxNumber: string;
  readonly companyAddress: string;
  readonly telephone: string;
  readonly bankName: string;
  readonly bankAccount: string;
}

/** Those of the simulated person, by the id of their row. */
export const invoiceTitles: Readonly<Record<string, InvoiceTitle>> = {
  company: {
    type: 0,
    title: '示例科技有限公司',
    taxNumber: '91440101MA5AXXXX0X',
    companyAddress: '广州市海珠区新港中路397号',
    telephone: '020-81167888',
    bankName: '招商银行广州分行',
    bankAccount: '1209000000000000',
  },
  person: {
    type: 1,
    title: '张三',
    taxNumber: '',
    companyAddress: '',
    telephone: '',
    bankName: '',
    bankAccount: '',
  },
};

/** An electronic invoice in the person's card holder. */
export interface Invoice {
  readonly label: string;
  readonly cardId: string;
  readonly encryptCode: string;
}

export const invoices: Readonly<Record<string, Invoice>> = {
  meal: {
    label: '餐饮 ¥128.00',
    cardId: 'pSampleCardOfAMeal',
    encryptCode: 'sampleEncryptCodeOfAMeal',
  },
  train: {
    label: '交通 ¥553.50',
    cardId: 'pSampleCardOfATrain',
    encryptCode: 'sampleEncryptCodeOfATrain',
  },
};
