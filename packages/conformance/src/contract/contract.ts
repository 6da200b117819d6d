import { readFileSync } from 'node:fs';

import { contractPath } from 'onboarding-contract';
import { parse } from 'yaml';
import { z } from 'zod';

const mediaTypes = z.record(z.string(), z.looseObject({ schema: z.unknown().optional() }));
const response = z.looseObject({ content: mediaTypes.optional() });
const referred = z.union([z.object({ $ref: z.string() }), response]);
const operation = z.looseObject({
  security: z.array(z.unknown()).optional(),
  responses: z.record(z.string(), referred),
});
const document = z.looseObject({
  servers: z.tuple([z.object({ url: z.string() })]),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({
    responses: z.record(z.string(), response),
    schemas: z.looseObject({
      ProblemCode: z.looseObject({ 'x-statuses': z.record(z.string(), z.number().int()) }),
    }),
  }),
});

type Document = z.infer<typeof document>;
type Response = z.infer<typeof response>;

/** One response an operation may give: its media types, each with its shape when it is JSON. */
type Content = ReadonlyMap<string, z.ZodType | undefined>;

/** A method on a path, as the contract names it. */
export interface Operation {
  readonly method: string;
  /** With parameters in braces. */
  readonly path: string;
  readonly needsSession: boolean;
  /** By status; `default` for every other. */
  readonly answers: ReadonlyMap<string, Content>;
}

/** docs/backend.openapi.yaml, as far as responses are judged by it. */
export interface Contract {
  /** "/v1". */
  readonly prefix: string;
  readonly operations: readonly Operation[];
  /** The HTTP status of each problem code. */
  readonly problemStatuses: Readonly<Record<string, number>>;
  /** The operation that a request addresses; `undefined` for what the contract does not know. */
  find(method: string, path: string): Operation | undefined;
}

/** Its hundred shapes take a fifth of a second to compile: once for all kits of a process. */
let compiled: Contract | undefined;

/** Reads the contract; throws when the file is not what this kit was written for. */
export function readContract(): Contract {
  compiled ??= compileContract();
  return compiled;
}

function compileContract(): Contract {
  const contract = document.parse(parse(readFileSync(contractPath, 'utf8')));
  const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, responses }]): Operation => ({
      method: method.toUpperCase(),
      path,
      needsSession: security?.length !== 0,
      answers: new Map(
        Object.entries(responses).map(([status, either]) => [
          status,
          contentOf(contract, resolve(contract, either)),
        ]),
      ),
    })),
  );
  return {
    prefix: contract.servers[0].url,
    operations,
    problemStatuses: contract.components.schemas.ProblemCode['x-statuses'],
    find: (method, path) =>
      operations.find((one) => one.method === method && matches(one.path, path)),
  };
}

const matches = (template: string, path: string): boolean =>
  new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);

function resolve(contract: Document, either: z.infer<typeof referred>): Response {
  const { $ref } = either;
  if (typeof $ref !== 'string') return response.parse(either);
  const name = $ref.replace('#/components/responses/', '');
  return response.parse(contract.components.responses[name]);
}

function contentOf(contract: Document, { content = {} }: Response): Content {
  return new Map(
    Object.entries(content).map(([type, { schema }]) => [
      type,
      schema === undefined ? undefined : shapeOf(contract, schema),
    ]),
  );
}

/** A schema of the contract as a parser; its references point into the components. */
function shapeOf(contract: Document, schema: unknown): z.ZodType {
  const local = (part: unknown): unknown =>
    JSON.parse(JSON.stringify(part).replaceAll('#/components/schemas/', '#/$defs/'));
  const withDefinitions = { $defs: local(contract.components.schemas), allOf: [local(schema)] };
  return z.fromJSONSchema(z.record(z.string(), z.json()).parse(withDefinitions));
}
