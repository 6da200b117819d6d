import { z } from 'zod';

/**
 * What can be set on the simulated phone: by its panel, by a test, from the command line
 * (`--set network=offline`). Every field has a default; unknown fields are refused.
 */
export const phoneSettingsSchema = z.strictObject({
  /** Base library that the phone pretends to have, "2.20.0" and up. */
  baseLibrary: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'must look like 3.0.1')
    .default('3.17.0'),
  /**
   * Which client's behaviour and strings it shows (they differ: docs/wechat-facts.md §1.3). "host"
   * says platform "devtools" to the program, as DevTools does, but can do what only phones can
   * (real-time verification); "devtools" shares DevTools' limits too.
   */
  client: z.enum(['host', 'devtools', 'ios', 'android']).default('host'),
  envVersion: z.enum(['develop', 'trial', 'release']).default('develop'),
  theme: z.enum(['light', 'dark']).default('light'),
  language: z.enum(['zh_CN', 'zh_TW', 'en']).default('zh_CN'),
  /** Text size of the person's WeChat settings; 1 is the standard size. */
  fontScale: z.coerce.number().min(0.8).max(2).default(1),
  /** "drops-answers": the request arrives and the server works, the response never comes back. */
  network: z.enum(['online', 'slow', 'offline', 'drops-answers']).default('online'),
  /** Whether the person has agreed to the program's privacy guide; "undeclared": none was filed. */
  privacy: z.enum(['agreed', 'not-agreed', 'undeclared']).default('agreed'),
  /** Whether WeChat has downloaded a new version of the program (`wx.getUpdateManager`). */
  update: z.enum(['none', 'ready']).default('none'),
  /** Who makes the choice on WeChat's own sheets (payment, permission, address …): nobody has to be there for the last two. */
  sheets: z.enum(['person', 'confirm', 'cancel']).default('person'),
  /** Where the phone is, in degrees as its GPS says it (WGS 84): latitude, longitude. */
  location: z
    .string()
    .regex(/^-?\d+(\.\d+)?,\s*-?\d+(\.\d+)?$/, 'must look like 23.099994,113.324520')
    .default('23.099994,113.324520'),
  /** What the code in front of the camera says (`wx.scanCode`). */
  scan: z.string().default('https://example.com/'),
  /** What stands in the way of subscribing to messages (`wx.requestSubscribeMessage`). */
  subscriptions: z
    .enum(['open', 'switched-off', 'program-banned', 'templates-banned', 'no-template', 'mixed'])
    .default('open'),
  /**
   * "off" for pictures that are compared: the status bar says 9:41, and a screenshot shows every animation
   * at its end, or, where it has none, at its beginning.
   */
  motion: z.enum(['on', 'off']).default('on'),
  /** How a page opens over another; "slow" leaves time for a second tap. */
  pageTransition: z.enum(['none', 'usual', 'slow']).default('none'),
  /** Device kind, for its screen size and safe area. */
  device: z
    .enum(['phone', 'small-phone', 'large-phone', 'tablet', 'landscape', 'window'])
    .default('phone'),
});

export type PhoneSettings = z.infer<typeof phoneSettingsSchema>;

export const defaultPhoneSettings: PhoneSettings = phoneSettingsSchema.parse({});

/** Where a person looks at the phone, and no test, it begins so. */
export const settingsForAPerson = { pageTransition: 'usual' } as const;

/** Milliseconds in which a page slides over the one below it, and off again. */
export const pageTransitions: Readonly<Record<PhoneSettings['pageTransition'], number>> = {
  none: 0,
  usual: 300,
  slow: 1500,
};

/** `networkType` as programs see it; how fast or reliable it is does not show there. */
export function networkOf({ network }: Pick<PhoneSettings, 'network'>): 'wifi' | 'none' {
  return network === 'offline' ? 'none' : 'wifi';
}

/** Screen of each device, in CSS pixels: window without the safe areas that the system draws in. */
export const screens: Readonly<
  Record<
    PhoneSettings['device'],
    { width: number; height: number; statusBar: number; bottom: number }
  >
> = {
  phone: { width: 390, height: 844, statusBar: 47, bottom: 34 },
  'small-phone': { width: 320, height: 568, statusBar: 20, bottom: 0 },
  'large-phone': { width: 430, height: 932, statusBar: 59, bottom: 34 },
  /** Upright, in full: programs whose app.json says `resizable`. */
  tablet: { width: 820, height: 1180, statusBar: 24, bottom: 20 },
  /** A phone on its side. */
  landscape: { width: 844, height: 390, statusBar: 0, bottom: 21 },
  /** A wide window of WeChat on Windows or Mac. */
  window: { width: 1280, height: 800, statusBar: 0, bottom: 0 },
};
