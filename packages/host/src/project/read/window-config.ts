import { z } from 'zod';

import type { WindowConfig } from '../kit/program-bundle';

/** Fields of `window` in app.json and of a page's own JSON; colours may be "@variables" of theme.json. */
export const windowFields = {
  navigationBarTitleText: z.string().optional(),
  navigationBarBackgroundColor: z.string().optional(),
  navigationBarTextStyle: z.string().optional(),
  navigationStyle: z.enum(['default', 'custom']).optional(),
  backgroundColor: z.string().optional(),
  backgroundTextStyle: z.string().optional(),
  enablePullDownRefresh: z.boolean().optional(),
  onReachBottomDistance: z.number().optional(),
  disableScroll: z.boolean().optional(),
};

export type WindowFields = z.output<z.ZodObject<typeof windowFields>>;

/**
 * The documented defaults.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#window
 */
export const DEFAULT_WINDOW: WindowConfig = {
  navigationBarTitleText: '',
  navigationBarBackgroundColor: '#000000',
  navigationBarTextStyle: 'white',
  navigationStyle: 'default',
  backgroundColor: '#ffffff',
  backgroundTextStyle: 'dark',
  enablePullDownRefresh: false,
  onReachBottomDistance: 50,
  disableScroll: false,
};

/** `own` over `base`, field by field; fields that are no window fields are left out. */
export function overlayWindow(base: WindowConfig, own: WindowFields): WindowConfig {
  return {
    navigationBarTitleText: own.navigationBarTitleText ?? base.navigationBarTitleText,
    navigationBarBackgroundColor:
      own.navigationBarBackgroundColor ?? base.navigationBarBackgroundColor,
    navigationBarTextStyle: own.navigationBarTextStyle ?? base.navigationBarTextStyle,
    navigationStyle: own.navigationStyle ?? base.navigationStyle,
    backgroundColor: own.backgroundColor ?? base.backgroundColor,
    backgroundTextStyle: own.backgroundTextStyle ?? base.backgroundTextStyle,
    enablePullDownRefresh: own.enablePullDownRefresh ?? base.enablePullDownRefresh,
    onReachBottomDistance: own.onReachBottomDistance ?? base.onReachBottomDistance,
    disableScroll: own.disableScroll ?? base.disableScroll,
  };
}
