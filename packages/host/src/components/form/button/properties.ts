import { hoverProperties } from '../../kit/hover';
import type { Instance } from '../../kit/properties';
import { boolean, text } from '../../kit/properties';

export const buttonProperties = {
  size: text('default'),
  type: text('default'),
  plain: boolean(),
  disabled: boolean(),
  loading: boolean(),
  formType: text(),
  openType: text(),
  ...hoverProperties('button-hover', 20, 70),
  lang: text('en'),
  sessionFrom: text(),
  sendMessageTitle: text(),
  sendMessagePath: text(),
  sendMessageImg: text(),
  appParameter: text(),
  showMessageCard: boolean(),
  phoneNumberNoQuotaToast: boolean(true),
  needShowEntrance: boolean(true),
  entrancePath: text(),
  // On forms only, but documented as a plain attribute of a button in plugins and games.
  name: text(),
};

export type Button = Instance<typeof buttonProperties>;
