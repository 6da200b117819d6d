import { z } from 'zod';

/**
 * The automation protocol of miniprogram-automator 0.12.1: every command with its params as they
 * arrive and its result as it leaves (docs/automation-protocol.md).
 *
 * The client writes `undefined` as null, so what may be absent may also be null; only for
 * App.mockWxMethod does the presence of a key mean something.
 */
const command = <Params extends z.ZodType>(params: Params) => ({
  answers: <Result>(): Command<Params, Result> => ({ params }),
});

interface Command<Params extends z.ZodType, Result> {
  readonly params: Params;
  /** Only a type: what the handler returns. */
  readonly result?: Result;
}

/** What the client ignores, but not its absence. */
type Nothing = Readonly<Record<string, never>>;

/** An element as the client gets it; `nodeId` makes it a CustomElement over there. */
export interface ElementDescriptor {
  readonly elementId: string;
  readonly tagName: string;
  readonly nodeId?: string;
  readonly videoId?: string;
}

export interface PageDescriptor {
  readonly pageId: number;
  /** Without leading slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

export interface Offset {
  readonly left: number;
  readonly top: number;
}

const nothing = z.object({});
const onPage = z.object({ pageId: z.number() });
const onElement = z.object({ pageId: z.number(), elementId: z.string() });
const selector = { selector: z.string() };
const names = { names: z.array(z.string()) };
const call = { method: z.string(), args: z.array(z.unknown()).default([]) };
const data = { data: z.record(z.string(), z.unknown()) };
const path = { path: z.string().nullish() };
const pluginId = { pluginId: z.string().nullish() };

const touch = z.object({
  identifier: z.number().nullish(),
  pageX: z.number().nullish(),
  pageY: z.number().nullish(),
  clientX: z.number().nullish(),
  clientY: z.number().nullish(),
});
/** A touch as a test may give it: everything missing is filled in. */
export type GivenTouch = z.infer<typeof touch>;

const touches = {
  touches: z.array(touch).nullish(),
  changedTouches: z.array(touch).nullish(),
  // The client's own types spell it this way.
  changeTouches: z.array(touch).nullish(),
};

export const protocol = {
  'Tool.getInfo': command(nothing).answers<{ SDKVersion: string; version: string }>(),
  'Tool.close': command(nothing).answers<Nothing>(),
  'Tool.enableRemoteDebug': command(z.object({ auto: z.boolean().nullish() })).answers<{
    qrCode?: string;
  }>(),
  'Tool.getTestAccounts': command(nothing).answers<{ accounts: readonly unknown[] }>(),
  'Tool.stopAudits': command(nothing).answers<{ report: string; data: string }>(),
  'Tool.getTicket': command(nothing).answers<{ ticket: string; expiredTime: number }>(),
  'Tool.setTicket': command(z.object({ ticket: z.string() })).answers<Nothing>(),
  'Tool.refreshTicket': command(nothing).answers<Nothing>(),
  'Tool.native': command(
    z.object({ method: z.string(), data: z.object({ url: z.string().nullish() }).nullish() }),
  ).answers<Nothing>(),

  'App.getCurrentPage': command(nothing).answers<PageDescriptor>(),
  'App.getPageStack': command(nothing).answers<{ pageStack: readonly PageDescriptor[] }>(),
  'App.callWxMethod': command(z.object({ ...call, ...pluginId })).answers<{ result: unknown }>(),
  'App.mockWxMethod': command(
    z.object({
      method: z.string(),
      ...pluginId,
      result: z.unknown().optional(),
      functionDeclaration: z.string().optional(),
      args: z.array(z.unknown()).optional(),
    }),
  ).answers<Nothing>(),
  'App.callFunction': command(
    z.object({ functionDeclaration: z.string(), args: z.array(z.unknown()).default([]) }),
  ).answers<{ result: unknown }>(),
  'App.addBinding': command(z.object({ name: z.string().min(1) })).answers<Nothing>(),
  'App.enableLog': command(nothing).answers<Nothing>(),
  'App.captureScreenshot': command(nothing).answers<{ data: string }>(),
  'App.exit': command(nothing).answers<Nothing>(),

  'Page.getElement': command(onPage.extend(selector)).answers<ElementDescriptor>(),
  'Page.getElements': command(onPage.extend(selector)).answers<{
    elements: readonly ElementDescriptor[];
  }>(),
  'Page.getElementByXpath': command(onPage.extend(selector)).answers<ElementDescriptor>(),
  'Page.getElementsByXpath': command(onPage.extend(selector)).answers<{
    elements: readonly ElementDescriptor[];
  }>(),
  'Page.getData': command(onPage.extend(path)).answers<{ data: unknown }>(),
  'Page.setData': command(onPage.extend(data)).answers<Nothing>(),
  'Page.callMethod': command(onPage.extend(call)).answers<{ result: unknown }>(),
  'Page.getWindowProperties': command(onPage.extend(names)).answers<{
    properties: readonly unknown[];
  }>(),

  'Element.getElement': command(onElement.extend(selector)).answers<ElementDescriptor>(),
  'Element.getElements': command(onElement.extend(selector)).answers<{
    elements: readonly ElementDescriptor[];
  }>(),
  'Element.getOffset': command(onElement).answers<Offset>(),
  'Element.getDOMProperties': command(onElement.extend(names)).answers<{
    properties: readonly unknown[];
  }>(),
  'Element.getAttributes': command(onElement.extend(names)).answers<{
    attributes: readonly (string | null)[];
  }>(),
  'Element.getStyles': command(onElement.extend(names)).answers<{ styles: readonly string[] }>(),
  'Element.getProperties': command(onElement.extend(names)).answers<{
    properties: readonly unknown[];
  }>(),
  'Element.getWXML': command(onElement.extend({ type: z.enum(['inner', 'outer']) })).answers<{
    wxml: string;
  }>(),
  'Element.tap': command(onElement).answers<Nothing>(),
  'Element.touchstart': command(onElement.extend(touches)).answers<Nothing>(),
  'Element.touchmove': command(onElement.extend(touches)).answers<Nothing>(),
  'Element.touchend': command(onElement.extend(touches)).answers<Nothing>(),
  'Element.triggerEvent': command(
    onElement.extend({ type: z.string().min(1), detail: z.unknown().optional() }),
  ).answers<Nothing>(),
  'Element.dispatchEvent': command(
    onElement.extend({
      ...touches,
      eventName: z.string().min(1),
      // Where inside the element it happens; the element itself when absent.
      $: z.string().nullish(),
      detail: z.unknown().optional(),
    }),
  ).answers<Nothing>(),
  'Element.callFunction': command(
    onElement.extend({ functionName: z.string(), args: z.array(z.unknown()).default([]) }),
  ).answers<{ result: unknown }>(),
  'Element.getData': command(onElement.extend(path)).answers<{ data: unknown }>(),
  'Element.setData': command(onElement.extend(data)).answers<Nothing>(),
  'Element.callMethod': command(onElement.extend(call)).answers<{ result: unknown }>(),
  'Element.callContextMethod': command(onElement.extend(call)).answers<{ result: unknown }>(),
} as const;

export type Method = keyof typeof protocol;
export type ParamsOf<Name extends Method> = z.output<(typeof protocol)[Name]['params']>;
export type ResultOf<Name extends Method> = NonNullable<(typeof protocol)[Name]['result']>;

/**
 * The handlers of the commands of one domain ("Page", "Element" …); a missing one does not compile.
 */
export type Handlers<Names extends Method = Method> = {
  readonly [Name in Names]: (params: ParamsOf<Name>) => ResultOf<Name> | Promise<ResultOf<Name>>;
};
export type DomainHandlers<Domain extends string> = Handlers<
  Extract<Method, `${Domain}.${string}`>
>;

/** What the host pushes without being asked. */
export interface AutomationEvents {
  'App.logAdded': { readonly type: string; readonly args: readonly unknown[] };
  'App.exceptionThrown': { readonly message: string; readonly stack: string };
  'App.bindingCalled': { readonly name: string; readonly args: readonly unknown[] };
  /** Never sent: the host has no device to attach. Named for completeness of the table. */
  'Tool.onRemoteDebugConnected': Nothing;
}
