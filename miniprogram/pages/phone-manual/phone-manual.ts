import { chooseMessages } from '../../i18n/choose-messages';
import { services } from '../../services/index';

const t = chooseMessages(services.app.language).phoneManual;

Page({
  data: { t },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.title });
  },
});
