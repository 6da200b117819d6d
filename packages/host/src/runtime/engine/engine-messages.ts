import { glassEasel } from 'glass-easel-miniprogram-adapter';

import { createCounts, withCount } from '../../phone/journal';
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
    const { count, isTold } = countOf(`${placeOf(component)} ${text}`);
    if (!isTold) return false;
    const told = withCount(text, count);
    phone.journal.emit('notice', { severity: 'warning', text: told, isCounted: true });
    return true;
  };
  glassEasel.addGlobalErrorListener(onError);
  glassEasel.addGlobalWarningListener(onWarning);
  return () => {
    glassEasel.removeGlobalErrorListener(onError);
    glassEasel.removeGlobalWarningListener(onWarning);
  };
}

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
