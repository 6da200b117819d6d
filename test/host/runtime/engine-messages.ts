import { glassEasel } from 'glass-easel-miniprogram-adapter';
import type { Phone } from '../phone/phone';

/** Hands the engine's errors to `report` and its warnings to the journal; the answer stops it. */
export function listenToEngine(phone: Phone, report: (error: unknown) => void): () => void {
  const onError = (error: unknown) => {
    report(error);
    return false;
  };
  const onWarning = (text: string) => {
    phone.journal.emit('notice', { severity: 'warning', text });
  };
  glassEasel.addGlobalErrorListener(onError);
  glassEasel.addGlobalWarningListener(onWarning);
  return () => {
    glassEasel.removeGlobalErrorListener(onError);
    glassEasel.removeGlobalWarningListener(onWarning);
  };
}
