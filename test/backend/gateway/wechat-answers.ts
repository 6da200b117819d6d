import { z } from 'zod';

/** Any answer that is not a success. */
export const failureAnswer = z.object({
  errcode: z
    .number()
    .int()
    .refine((errcode) => errcode !== 0),
  errmsg: z.string().default(''),
});

/** `/cgi-bin/stable_token` (facts §5.2). */
export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

/** `/sns/jscode2session` (facts §5.3). */
export const sessionAnswer = z.object({
  openid: z.string().min(1),
  session_key: z.string().min(1),
});

/** `/wxa/business/getuserphonenumber`; older copies of the page show countryCode as a number (facts §5.1). */
export const phoneAnswer = z.object({
  errcode: z.literal(0),
  phone_info: z.object({
    purePhoneNumber: z.string().min(1),
    countryCode: z.union([z.string(), z.number()]).transform(String),
  }),
});
