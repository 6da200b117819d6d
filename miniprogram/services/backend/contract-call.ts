import type { HttpRequest } from '../../platform/platform';

/** A call of the program in the words of the contract (docs/backend.openapi.yaml). */
export interface ContractCall {
  readonly method: HttpRequest['method'];
  /** Below `pathPrefix` of config.ts: `/user/phone`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined where nothing but the path is sent; beside a picture its properties become form fields. */
  readonly body?: object | undefined;
  /** Of the picture alone: the name of its form field. */
  readonly field?: string;
}

/** A response in the words of the contract: any status, `body` as parsed JSON where it was JSON. */
export interface ContractResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What lies between the contract and a backend that does not speak it. */
export interface Adapter {
  /** The call as the backend takes it; null for what it has not: nothing is sent, and all is well. */
  readonly request: (call: ContractCall) => ContractCall | null;
  /** What the backend responded to `call`, as the contract has it. */
  readonly response: (response: ContractResponse, call: ContractCall) => ContractResponse;
}
