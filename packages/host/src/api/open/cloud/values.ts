/** What a query or a change says of a field, as the database reads it (documentation: 数据库 / Command). */
export class Command {
  constructor(
    readonly operator: string,
    readonly operands: readonly unknown[],
  ) {}

  toJSON() {
    return { $operator: this.operator, $operands: this.operands.map(toWire) };
  }
}

const operators =
  `eq neq lt lte gt gte in nin and or not nor exists mod all elemMatch size expr geoNear
  geoWithin geoIntersects set remove inc mul push pop shift unshift addToSet pull pullAll rename min max
  bit`.split(/\s+/);

/** Operators that may follow another: all of them hold then (documentation: `_.gt(30).lt(50)`). */
const following = ['eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'in', 'nin', 'and', 'or'];

type Operator = (...operands: readonly unknown[]) => Command;

function operatorOf(name: string): Operator {
  return (...operands) => withFollowing(new Command(name, operands));
}

function withFollowing(command: Command): Command {
  for (const name of following) {
    Object.defineProperty(command, name, {
      enumerable: false,
      value: (...operands: readonly unknown[]) => {
        const joined = name === 'or' ? 'or' : 'and';
        const next = joined === name ? operands.flat() : [new Command(name, operands)];
        return withFollowing(new Command(joined, [command, ...next]));
      },
    });
  }
  return command;
}

/** `_.aggregate`: any name is an operator of the pipeline. */
const pipelineOperators = new Proxy(
  {},
  { get: (_, name) => (typeof name === 'string' ? operatorOf(`$${name}`) : undefined) },
);

export const command: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(operators.map((name) => [name, operatorOf(name)])),
  aggregate: pipelineOperators,
  project: pipelineOperators,
};

interface Place {
  readonly type: string;
  readonly coordinates: unknown;
}

const coordinatesOf = (parts: unknown) =>
  (Array.isArray(parts) ? (parts as readonly Place[]) : []).map(({ coordinates }) => coordinates);

const shape = (type: string) => (parts: unknown) => ({ type, coordinates: coordinatesOf(parts) });

/** Places as GeoJSON (documentation: 数据库 / Geo). */
export const geo = {
  Point: (longitude: number, latitude: number) => ({
    type: 'Point',
    coordinates: [longitude, latitude],
    longitude,
    latitude,
  }),
  LineString: shape('LineString'),
  Polygon: shape('Polygon'),
  MultiPoint: shape('MultiPoint'),
  MultiLineString: shape('MultiLineString'),
  MultiPolygon: shape('MultiPolygon'),
};

export const serverDate = ({ offset = 0 }: { readonly offset?: number } = {}) => ({
  $serverDate: { offset },
});

export const regExp = ({ regexp, options = '' }: { regexp?: unknown; options?: string } = {}) => ({
  $regularExpression: { pattern: String(regexp), options },
});

/** Values as JSON has them: a date and a regular expression are marked, so that they can be told apart. */
export function toWire(value: unknown): unknown {
  if (value instanceof Command) return value.toJSON();
  const kind = Object.prototype.toString.call(value);
  if (kind === '[object Date]') return { $date: (value as Date).getTime() };
  if (kind === '[object RegExp]') {
    const { source, flags } = value as RegExp;
    return regExp({ regexp: source, options: flags });
  }
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, toWire(one)]));
}

/** Back from JSON: a marked date is one again. */
export function fromWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromWire);
  if (typeof value !== 'object' || value === null) return value;
  const { $date } = value as { readonly $date?: unknown };
  if (typeof $date === 'number') return new Date($date);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fromWire(one)]));
}
