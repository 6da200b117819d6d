import { z } from 'zod';

import type { TabBarConfig } from '../kit/program-bundle';
import { windowFields } from './window-config';

/** Field names to component references, as written. */
export const usingComponentsSchema = z.record(z.string(), z.string());

/** In milliseconds. */
const timeout = z.number().positive().default(60_000);

const tabBarSchema = z.looseObject({
  color: z.string().optional(),
  selectedColor: z.string().optional(),
  backgroundColor: z.string().optional(),
  borderStyle: z.string().optional(),
  position: z.enum(['bottom', 'top']).optional(),
  custom: z.boolean().optional(),
  list: z
    .array(
      z.looseObject({
        pagePath: z.string(),
        text: z.string().default(''),
        iconPath: z.string().optional(),
        selectedIconPath: z.string().optional(),
      }),
    )
    .min(2, { error: 'a tab bar has 2 to 5 tabs' })
    .max(5, { error: 'a tab bar has 2 to 5 tabs' }),
});

const subpackagesSchema = z.array(
  z.looseObject({
    root: z.string(),
    pages: z.array(z.string()),
    independent: z.boolean().optional(),
  }),
);

/**
 * app.json as written.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html
 */
export const appSchema = z.looseObject({
  pages: z
    .array(z.string(), { error: 'the list of page paths is expected here' })
    .min(1, { error: 'at least one page path is needed' }),
  entryPagePath: z.string().optional(),
  window: z.looseObject(windowFields).optional(),
  tabBar: tabBarSchema.optional(),
  networkTimeout: z
    .object({
      request: timeout,
      connectSocket: timeout,
      uploadFile: timeout,
      downloadFile: timeout,
    })
    .prefault({}),
  darkmode: z.boolean().default(false),
  themeLocation: z.string().optional(),
  style: z.string().optional(),
  usingComponents: usingComponentsSchema.optional(),
  subpackages: subpackagesSchema.optional(),
  subPackages: subpackagesSchema.optional(),
  resolveAlias: z
    .record(
      z.string().regex(/\/\*$/, 'must end in "/*"'),
      z.string().regex(/\/\*$/, 'must end in "/*"'),
    )
    .optional(),
});

export type AppJson = z.output<typeof appSchema>;

/** Fields of app.json that `AppConfig` has a place for; the others go to its `rest`. */
export const READ_APP_FIELDS: ReadonlySet<string> = new Set([
  'pages',
  'entryPagePath',
  'window',
  'tabBar',
  'networkTimeout',
  'darkmode',
  'style',
  'usingComponents',
]);

/** `tabBar` with its defaults; colours fall back to what the WeChat client draws. */
export function readTabBar(written: NonNullable<AppJson['tabBar']>): TabBarConfig {
  return {
    color: written.color ?? '#999999',
    selectedColor: written.selectedColor ?? '#333333',
    backgroundColor: written.backgroundColor ?? '#ffffff',
    borderStyle: written.borderStyle ?? 'black',
    position: written.position ?? 'bottom',
    custom: written.custom ?? false,
    list: written.list.map(({ pagePath, text, iconPath, selectedIconPath }) => ({
      pagePath,
      text,
      ...(iconPath === undefined ? {} : { iconPath }),
      ...(selectedIconPath === undefined ? {} : { selectedIconPath }),
    })),
  };
}

/** `theme.json`: both themes, name to value. */
export const themeSchema = z.object({
  light: z.record(z.string(), z.string()),
  dark: z.record(z.string(), z.string()),
});
