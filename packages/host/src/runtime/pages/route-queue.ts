/** Lets one route come to its end before the next begins. */
export interface RouteQueue {
  /** Runs a route; what is asked for meanwhile waits. */
  during<Result>(route: () => Result): Result;
  /** Runs `next` now, or as soon as the route that is under way has come to its end. */
  after<Result>(next: () => Result): Result | Promise<Result>;
}

export function createRouteQueue(): RouteQueue {
  const waiting: (() => void)[] = [];
  let depth = 0;
  const goOn = () => {
    if (depth === 0) waiting.shift()?.();
    if (depth === 0 && waiting.length > 0) void Promise.resolve().then(goOn);
  };
  return {
    during(route) {
      depth += 1;
      try {
        return route();
      } finally {
        depth -= 1;
        void Promise.resolve().then(goOn);
      }
    },
    after(next) {
      if (depth === 0 && waiting.length === 0) return next();
      return new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            resolve(next());
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
      });
    },
  };
}
