/** A delivery address as `wx.chooseAddress` gives it. */
export interface Address {
  readonly userName: string;
  readonly postalCode: string;
  readonly provinceName: string;
  readonly cityName: string;
  readonly countyName: string;
  readonly streetName: string;
  readonly detailInfo: string;
  readonly nationalCode: string;
  readonly telNumber: string;
}

/** Those of the simulated person, by the id of their row. */
export const addresses: Readonly<Record<string, Address>> = {
  home: {
    userName: '张三',
    postalCode: '510000',
    provinceName: '广东省',
    cityName: '广州市',
    countyName: '海珠区',
    streetName: '新港中路',
    detailInfo: '新港中路397号',
    nationalCode: '510105',
    telNumber: '020-81167888',
  },
  work: {
    userName: '张三',
    postalCode: '100080',
    provinceName: '北京市',
    cityName: '北京市',
    countyName: '海淀区',
    streetName: '海淀街道',
    detailInfo: '北四环西路66号',
    nationalCode: '110108',
    telNumber: '010-82520000',
  },
};
