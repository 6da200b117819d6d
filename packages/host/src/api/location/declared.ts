import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';

/**
 * Documentation (app.json / requiredPrivateInfos): since July 2022 these have to be declared. Programs
 * published before are let through by WeChat; a program in development is not.
 */
export function requireDeclared({ app }: ApiContext, name: string): void {
  const { requiredPrivateInfos } = app.rest;
  const declared = Array.isArray(requiredPrivateInfos)
    ? (requiredPrivateInfos as readonly unknown[])
    : [];
  if (declared.includes(name)) return;
  throw new ApiFailure(
    'the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
  );
}
