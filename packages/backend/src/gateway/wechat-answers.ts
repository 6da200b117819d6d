import { z } from 'zod';

/** Any response that is not a success. */
export const failureAnswer = z.object({
  errcode: z
    .number()
    .int()
    .refine((errcode) => errcode !== 0),
  errmsg: z.string().default(''),
});

/** `/cgi-bin/stable_token` (docs/wechat-facts.md §5.2). */
export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

/** `/sns/jscode2session` (docs/wechat-facts.md §5.3). */
export const sessionAnswer = z.object({
  openid: z.string().min(1),
  session_key: z.string().min(1),
});

/** A number as every phone payload of WeChat writes it. */
const phoneInfo = z.object({
  purePhoneNumber: z.string().min(1),
  countryCode: z.union([z.string(), z.number()]).transform(String),
});

export type PhoneInfo = z.infer<typeof phoneInfo>;

/** The decrypted payload of an old client (docs/wechat-facts.md §5.4); `timestamp` in seconds. */
export const phonePayload = phoneInfo.extend({
  watermark: z.object({ appid: z.string(), timestamp: z.number() }),
});

/** `/wxa/getopendata`: the data comes as JSON text (docs/wechat-facts.md §5.5). */
export const openDataAnswer = z.object({
  // The page's table says text, its example shows the data itself.
  data_list: z.array(
    z.object({ cloud_id: z.string(), json: z.union([z.string(), z.looseObject({})]) }),
  ),
});
export const openedData = z.object({ data: phoneInfo });

/** `/wxa/msg_sec_check`, version 2. */
export const reviewAnswer = z.object({
  errcode: z.literal(0),
  result: z.object({ suggest: z.string() }),
});

/** `/wxa/media_check_async`: the verdict follows by push. */
export const mediaCheckAnswer = z.object({
  errcode: z.literal(0),
  trace_id: z.string().min(1),
});

/**
 * `/wxa/business/getuserphonenumber`; older copies of the page show countryCode as a number
 * (docs/wechat-facts.md §5.1).
 */
export const phoneAnswer = z.object({
  errcode: z.literal(0),
  phone_info: phoneInfo,
});
