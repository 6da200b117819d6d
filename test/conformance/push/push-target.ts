/** Where and how the backend takes WeChat's messages, as it is set in the console. */
export interface PushTarget {
  /** The whole address. */
  readonly url: string;
  readonly token: string;
  /** The EncodingAESKey, 43 characters. */
  readonly encodingAesKey: string;
}
