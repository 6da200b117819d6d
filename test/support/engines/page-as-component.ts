type Method = (this: Record<string, unknown>, ...input: unknown[]) => unknown;

export interface PageDefinition {
  readonly data?: object;
  readonly [member: string]: unknown;
}

/**
 * A page as the component that miniprogram-simulate can mount, which knows no pages: its hooks run at
 * the lifetimes they follow in WeChat, everything else is the page's own.
 */
export function componentOfPage({ data = {}, ...members }: PageDefinition): object {
  const isMethod = ([, member]: readonly [string, unknown]) => typeof member === 'function';
  const fields = Object.fromEntries(Object.entries(members).filter((entry) => !isMethod(entry)));
  const methods = Object.fromEntries(Object.entries(members).filter(isMethod));
  const call = (self: Record<string, unknown>, hook: string, ...input: readonly unknown[]) => {
    (methods[hook] as Method | undefined)?.apply(self, [...input]);
  };
  return {
    data,
    methods: { ...methods, getOpenerEventChannel: () => ({}) },
    lifetimes: {
      created(this: Record<string, unknown>) {
        Object.assign(this, fields);
      },
      attached(this: Record<string, unknown>) {
        call(this, 'onLoad', {});
        call(this, 'onShow');
      },
      ready(this: Record<string, unknown>) {
        call(this, 'onReady');
      },
      detached(this: Record<string, unknown>) {
        call(this, 'onUnload');
      },
    },
  };
}
