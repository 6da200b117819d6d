import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { Phone } from '../../phone/phone';

/**
 * Hands the engine's errors to `report` and its warnings to the journal; the returned function
 * stops it. What is wrong in a definition, such as a property's type, is a warning, as in WeChat: the
 * component works without it.
 */
export function listenToEngine(phone: Phone, report: (error: unknown) => void): () => void {
  const warn = (text: string) => {
    phone.journal.emit('notice', { severity: 'warning', text });
  };
  const onError = (error: unknown, method?: string, about?: unknown) => {
    const isDefinition = method === '[prepare]' || method === 'definition';
    const message = error instanceof Error ? error.message : String(error);
    if (isDefinition) warn(`Component "${String(about)}": ${message}`);
    else report(error);
    return false;
  };
  const countOf = createCounts();
  const onWarning = (text: string, component: unknown, node: glassEasel.Node | undefined) => {
    if (isUnknownAttribute(text) && (isBuiltIn(node) || isObserved(text, node))) return false;
    const count = countOf(`${placeOf(component)} ${text}`);
    if (!isTold(count)) return false;
    warn(count === 1 ? text : `${text} (${String(count)} times)`);
    return true;
  };
  glassEasel.addGlobalErrorListener(onError);
  glassEasel.addGlobalWarningListener(onWarning);
  return () => {
    glassEasel.removeGlobalErrorListener(onError);
    glassEasel.removeGlobalWarningListener(onWarning);
  };
}

/** How often each text came. */
function createCounts(): (text: string) => number {
  const counts = new Map<string, number>();
  return (text) => {
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    return count;
  };
}

/** A list says the same of each of its rows: it is told at once, and then at the 10th time, the 100th … */
const isTold = (count: number): boolean => /^10*$/.test(String(count));

function placeOf(component: unknown): string {
  const { is = '' } = (component ?? {}) as { readonly is?: string };
  return is;
}

const unknownAttribute = /^"(\w+)" is not a valid property$/;

const isUnknownAttribute = (warning: string) => unknownAttribute.test(warning);

/** WeChat takes any attribute on its own tags and says nothing. */
function isBuiltIn(node: glassEasel.Node | undefined): boolean {
  return (
    node !== undefined && glassEasel.Component.isComponent(node) && node.is.startsWith('built-in/')
  );
}

/**
 * `<view open="{{open}}" change:open="{{wxs.opened}}">`: an attribute that is there for a WXS observer
 * only is none that the author got wrong.
 */
function isObserved(warning: string, node: glassEasel.Node | undefined): boolean {
  const name = unknownAttribute.exec(warning)?.[1];
  const { _$wxTmplArgs: known } = (node ?? {}) as {
    readonly _$wxTmplArgs?: { readonly changeProp?: Readonly<Record<string, unknown>> };
  };
  return name !== undefined && known?.changeProp?.[name] !== undefined;
}
