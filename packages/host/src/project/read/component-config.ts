import { z } from 'zod';

import { usingComponentsSchema } from './app-config';
import { windowFields } from './window-config';

/**
 * The JSON of a page or a component as written.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/page.html
 */
export const componentSchema = z.looseObject({
  ...windowFields,
  component: z.boolean().optional(),
  usingComponents: usingComponentsSchema.optional(),
  componentGenerics: z
    .record(z.string(), z.union([z.boolean(), z.looseObject({ default: z.string().optional() })]))
    .optional(),
  componentPlaceholder: z.record(z.string(), z.string()).optional(),
  styleIsolation: z.string().optional(),
  addGlobalClass: z.boolean().optional(),
  pureDataPattern: z.string().optional(),
});

export type ComponentJson = z.output<typeof componentSchema>;
