/** What a function uses of `wx-server-sdk`; everything that comes back is read by shape. */
export interface CloudSdk {
  init(options?: { readonly env?: unknown }): void;
  /** Of the event that runs now; WeChat vouches for it. */
  getWXContext(): { readonly OPENID?: string; readonly APPID?: string };
  database(options?: { readonly throwOnNotFound?: boolean }): CloudDatabase;
  readonly openapi: {
    readonly phonenumber: { getPhoneNumber(given: object): Promise<unknown> };
    readonly security: { msgSecCheck(given: object): Promise<unknown> };
  };
  getOpenData(given: { readonly list: readonly string[] }): Promise<unknown>;
  downloadFile(given: { readonly fileID: string }): Promise<{ readonly fileContent: Buffer }>;
  uploadFile(given: {
    readonly cloudPath: string;
    readonly fileContent: Buffer;
  }): Promise<{ readonly fileID: string }>;
  deleteFile(given: { readonly fileList: readonly string[] }): Promise<unknown>;
  getTempFileURL(given: { readonly fileList: readonly string[] }): Promise<{
    readonly fileList: readonly { readonly tempFileURL: string }[];
  }>;
}

/** A record as the database returns it. */
export type CloudRecord = Readonly<Record<string, unknown>>;

/** What a field is compared with, or changed to: a value, or what a `command` made. */
export type CloudFields = Readonly<Record<string, unknown>>;

export interface CloudCommand {
  lte(value: number): unknown;
  lt(value: number): unknown;
  neq(value: unknown): unknown;
  in(values: readonly unknown[]): unknown;
  inc(by: number): unknown;
}

interface Stats {
  readonly stats: { readonly updated?: number; readonly removed?: number };
}

export interface CloudDocument {
  get(): Promise<{ readonly data: CloudRecord | null | undefined }>;
  set(given: { readonly data: CloudFields }): Promise<unknown>;
  update(given: { readonly data: CloudFields }): Promise<Stats>;
  remove(): Promise<Stats>;
}

export interface CloudQuery {
  orderBy(field: string, order: 'asc' | 'desc'): CloudQuery;
  skip(count: number): CloudQuery;
  limit(count: number): CloudQuery;
  get(): Promise<{ readonly data: readonly CloudRecord[] }>;
  count(): Promise<{ readonly total: number }>;
  update(given: { readonly data: CloudFields }): Promise<Stats>;
  remove(): Promise<Stats>;
}

/** A transaction knows single records only. */
export interface CloudTransaction {
  collection(name: string): {
    doc(id: string): CloudDocument;
    add(given: { readonly data: CloudFields }): Promise<unknown>;
  };
}

export interface CloudDatabase {
  readonly command: CloudCommand;
  collection(name: string): {
    doc(id: string): CloudDocument;
    where(conditions: CloudFields): CloudQuery;
    add(given: { readonly data: CloudFields }): Promise<unknown>;
  };
  /** Runs again when another one has changed the same records meanwhile. */
  runTransaction<Result>(
    work: (transaction: CloudTransaction) => Promise<Result>,
    times?: number,
  ): Promise<Result>;
}
