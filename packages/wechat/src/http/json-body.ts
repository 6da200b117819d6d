import type { Request } from 'express';
import type { z } from 'zod';

import type { WechatError } from '../errcode';
import { wechatError } from '../errcode';

/** Either what the caller asked for, or the errcode WeChat returns for a request it cannot read. */
export type Read<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'refused'; readonly answer: WechatError };

/**
 * Reads a JSON body: 43002 for a method other than POST, 44002 for an empty body, 47001 for one that
 * is not JSON or has a field of another type, and the field's own errcode when it is missing.
 */
export function readJson<Shape extends z.ZodType>(
  request: Request,
  shape: Shape,
  missing: Readonly<Record<string, number>> = {},
): Read<z.infer<Shape>> {
  const refused = (errcode: number): Read<z.infer<Shape>> => ({
    kind: 'refused',
    answer: wechatError(errcode),
  });
  if (request.method !== 'POST') return refused(43002);
  const text: unknown = request.body;
  if (typeof text !== 'string' || text.trim() === '') return refused(44002);
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null) return refused(47001);
  for (const [field, errcode] of Object.entries(missing)) {
    const value: unknown = Reflect.get(body, field);
    if (value === undefined || value === '') return refused(errcode);
  }
  const parsed = shape.safeParse(body);
  return parsed.success ? { kind: 'read', value: parsed.data } : refused(47001);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A query parameter as one string; "" when it is missing or given twice. */
export function queryText(request: Request, name: string): string {
  const value: unknown = Reflect.get(request.query, name);
  return typeof value === 'string' ? value : '';
}
