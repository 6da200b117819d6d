import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { Phone } from '../../phone/phone';

/**
 * Hands the engine's errors to `report` and its warnings to the journal; the returned function
 * stops it.
 */
export function listenToEngine(phone: Phone, report: (error: unknown) => void): () => void {
  const onError = (error: unknown) => {
    report(error);
    return false;
  };
  const onWarning = (text: string, _component: unknown, node: glassEasel.Node | undefined) => {
    if (isObservedAttribute(text, node)) return false;
    phone.journal.emit('notice', { severity: 'warning', text });
    return true;
  };
  glassEasel.addGlobalErrorListener(onError);
  glassEasel.addGlobalWarningListener(onWarning);
  return () => {
    glassEasel.removeGlobalErrorListener(onError);
    glassEasel.removeGlobalWarningListener(onWarning);
  };
}

/**
 * `<view open="{{open}}" change:open="{{wxs.opened}}">`: an attribute that is there for a WXS observer
 * only is none that the author got wrong.
 */
function isObservedAttribute(warning: string, node: glassEasel.Node | undefined): boolean {
  const name = /^"(\w+)" is not a valid property$/.exec(warning)?.[1];
  const { _$wxTmplArgs: known } = (node ?? {}) as {
    readonly _$wxTmplArgs?: { readonly changeProp?: Readonly<Record<string, unknown>> };
  };
  return name !== undefined && known?.changeProp?.[name] !== undefined;
}
