import { createDoor } from '../../../../../miniprogram/platform/door';

/** A door to WeChat at which time stands still: no deadline ever passes. */
export const patientDoor = createDoor(() => () => undefined);
