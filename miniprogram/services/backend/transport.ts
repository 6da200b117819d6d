import type { HttpRequest, HttpResult } from '../../platform/platform';

/** Sends a request whose `url` begins after scheme and host. */
export type Transport = (request: HttpRequest) => Promise<HttpResult>;
