import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';

interface Query {
  select(selector: string): { context(found: (result: unknown) => void): Query };
  exec(): void;
}

/** What `SelectorQuery.context` gives of a built-in component. */
export type Found = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** The context of the `<tag>` with this id in the component, or on the page on top, when it is used. */
export function findContext(
  context: ApiContext,
  tag: string,
  id: unknown,
  component: unknown,
): Promise<Found> {
  return findSelected(
    context,
    `#${String(id)}`,
    component,
    `there is no <${tag} id="${String(id)}">`,
  );
}

/** The same for the first that a selector names; `missing` says that there is none. */
export function findSelected(
  context: ApiContext,
  selector: string,
  component: unknown,
  missing: string,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const query = context.onPage('createSelectorQuery', component) as Query;
    query
      .select(selector)
      .context((result) => {
        const found = (result as { readonly context?: Found | null } | null)?.context;
        if (found) resolve(found);
        else reject(new ApiFailure(missing));
      })
      .exec();
  });
}
