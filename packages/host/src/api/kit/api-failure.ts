/**
 * A call that WeChat ends with `fail`: `message` is what stands after "name:fail ".
 *
 * `errno` is the documented error number, `extra` any further field of the result.
 */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';

  constructor(
    message: string,
    readonly errno?: number,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
