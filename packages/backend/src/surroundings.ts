import type { Request } from 'express';

/** What the cloud around a backend does for it (docs/cloud.md); elsewhere there is nothing of it. */
export interface CloudSurroundings {
  /**
   * Whose call it is, when the cloud vouches for that: its openid. Nobody signs in with a code then, and a token is
   * good for its own person only. `undefined` for a call that came another way, which signs in as everywhere.
   */
  callerOf(request: Request): string | undefined;
  /** Takes a picture that the program has put into cloud storage; `undefined` for any other file. */
  readonly uploads?: CloudUploads | undefined;
  /** Where everybody sees the picture with this id. @default under the backend's own origin */
  readonly avatarUrl?: (avatarId: string) => string;
}

/** What the program puts into cloud storage for the backend. */
export interface CloudUploads {
  read(fileId: string): Promise<Buffer | undefined>;
  /** After it was taken over. */
  drop(fileId: string): Promise<void>;
}

/** Whether the program may have put the file there: names of its own making, and nobody's other files. */
export const isUpload = (fileId: string): boolean =>
  /^cloud:\/\/[\w.-]+\/onboarding\/uploads\/[A-Za-z0-9_-]{16,64}(\.[a-z0-9]{1,8})?$/i.test(fileId);
