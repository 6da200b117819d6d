import type { Options } from '../../kit/api';
import { answered } from '../../kit/callback';
import type { CloudState } from './call';
import { askCloud, cloudFailure, envOf } from './call';
import { command, fromWire, geo, regExp, serverDate, toWire } from './values';

export const databaseOrigin = (env: string) => `https://database.${env}.cloud.invalid`;

/** What a query was built of, as the cloud is asked with it. */
interface Query {
  readonly collection: string;
  readonly doc?: string;
  readonly where?: unknown;
  readonly orderBy?: readonly (readonly [field: string, order: string])[];
  readonly limit?: number;
  readonly skip?: number;
  readonly field?: unknown;
}

type Operation = 'get' | 'add' | 'update' | 'set' | 'remove' | 'count' | 'aggregate';

/** Documentation (Collection.limit): a program gets 20 at most. */
const most = 20;

/** Documentation (错误码): what the database refuses. */
const refused = -502001;

type Run = (query: Query, operation: Operation, options?: Options, more?: object) => unknown;

/** `wx.cloud.database()`: built without the cloud, asks it where a request ends the chain. */
export function createDatabase(state: CloudState, options: Options = {}): object {
  const run: Run = (query, operation, given = {}, more = {}) => {
    const name = `${query.doc === undefined ? 'collection' : 'document'}.${operation}`;
    const ask = async () => {
      const env = envOf(state, { config: { env: options['env'] } });
      const { data } = given;
      if (['add', 'update', 'set'].includes(operation) && !isObject(data)) {
        throw cloudFailure(-501007, `parameter.data should be object instead of ${typeof data}`);
      }
      const question = { ...query, ...more, ...(data !== undefined && { data }) };
      const origin = databaseOrigin(env);
      const answer = await askCloud(state, origin, operation, toWire(question), refused);
      // What the cloud says of itself gives way to the words of the program's side.
      const told = Object.entries(answer).filter(([name]) => name !== 'errMsg');
      return fromWire(Object.fromEntries(told));
    };
    return answered(name, given, ask, state.context.report);
  };
  return {
    command,
    Geo: geo,
    serverDate,
    RegExp: regExp,
    collection: (collection: string) => createCollection(run, { collection }),
  };
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

function createCollection(run: Run, query: Query): object {
  const next = (more: Partial<Query>) => createCollection(run, { ...query, ...more });
  return {
    doc: (id: unknown) => createDocument(run, { ...query, doc: String(id) }),
    where: (where: unknown) => next({ where }),
    orderBy: (field: string, order: string) =>
      next({ orderBy: [...(query.orderBy ?? []), [field, order]] }),
    limit: (limit: number) => next({ limit: Math.min(limit, most) }),
    skip: (skip: number) => next({ skip }),
    field: (field: unknown) => next({ field }),
    get: (options?: Options) => run({ limit: most, ...query }, 'get', options),
    add: (options?: Options) => run(query, 'add', options),
    update: (options?: Options) => run(query, 'update', options),
    remove: (options?: Options) => run(query, 'remove', options),
    count: (options?: Options) => run(query, 'count', options),
    aggregate: () => createPipeline(run, query, []),
    watch: (options: Options) => watch(run, query, options),
  };
}

function createDocument(run: Run, query: Query): object {
  return {
    field: (field: unknown) => createDocument(run, { ...query, field }),
    get: (options?: Options) => run(query, 'get', options),
    update: (options?: Options) => run(query, 'update', options),
    set: (options?: Options) => run(query, 'set', options),
    remove: (options?: Options) => run(query, 'remove', options),
    watch: (options: Options) => watch(run, query, options),
  };
}

const stages =
  `addFields bucket bucketAuto count geoNear group limit lookup match project replaceRoot
  sample skip sort sortByCount unwind`.split(/\s+/);

function createPipeline(run: Run, query: Query, pipeline: readonly object[]): object {
  return {
    ...Object.fromEntries(
      stages.map((stage) => [
        stage,
        (given: unknown) => createPipeline(run, query, [...pipeline, { [stage]: given }]),
      ]),
    ),
    end: (options?: Options) => run(query, 'aggregate', options, { pipeline }),
  };
}

/** Tells what there is at first; nobody tells of what comes later. */
function watch(run: Run, query: Query, { onChange, onError }: Options): object {
  let isClosed = false;
  const tell = (listener: unknown, event: unknown) => {
    if (!isClosed && typeof listener === 'function') (listener as (told: unknown) => void)(event);
  };
  run(query, 'get', {
    success({ data }: { readonly data?: unknown }) {
      const docs = (Array.isArray(data) ? data : [data]) as readonly { readonly _id?: unknown }[];
      const docChanges = docs.map((doc, id) => {
        return { id, docId: doc._id, doc, dataType: 'init', queueType: 'init' };
      });
      tell(onChange, { id: 0, type: 'init', docs, docChanges });
    },
    fail(error: unknown) {
      tell(onError, error);
    },
  });
  return {
    close() {
      isClosed = true;
      return Promise.resolve();
    },
  };
}
