import type { Instance } from '../../kit/properties';
import { boolean, number, text } from '../../kit/properties';
import { fieldProperties } from '../field/properties';

/** What a program may set on `<input>`. */
export const inputProperties = {
  ...fieldProperties,
  type: text('text'),
  password: boolean(),
  confirmType: text('done'),
  cursorColor: text(),
  safePasswordCertPath: text(),
  safePasswordLength: number(),
  safePasswordTimeStamp: number(),
  safePasswordNonce: text(),
  safePasswordSalt: text(),
  safePasswordCustomHash: text(),
  placeholderClass: text('input-placeholder'),
};

export type Input = Instance<typeof inputProperties>;
