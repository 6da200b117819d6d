/** The languages of the desk: that of the browser it is in, English when it has neither. */
export type DeskLanguage = 'zh' | 'en';

/** What a platform lets people see and set on the host's desk. All of it is optional. */
export interface PlatformDesk {
  controls(language: DeskLanguage): readonly PlatformControl[];
  /** Rejects with one sentence when the value does not fit. */
  set(id: string, value: PlatformControlValue | undefined, language: DeskLanguage): Promise<void>;
  ledger(language: DeskLanguage): PlatformLedger;
  /**
   * Told when something changed by itself, a charge for example; the returned function removes the
   * listener.
   */
  onChange(listener: () => void): () => void;
}

export type PlatformControlValue = string | number | boolean;

export interface PlatformControl {
  readonly id: string;
  readonly label: string;
  /** An action carries no value: it is a button. */
  readonly kind: 'number' | 'select' | 'toggle' | 'text' | 'action';
  readonly value?: PlatformControlValue;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Heading of the section it stands in. */
  readonly group: string;
  readonly hint?: string;
}

export interface PlatformLedger {
  readonly columns: readonly { readonly id: string; readonly label: string }[];
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly summary?: readonly { readonly label: string; readonly value: string }[];
}

/** For platforms that offer nothing to set. */
export const noDesk: PlatformDesk = {
  controls: () => [],
  set: (id) => Promise.reject(new Error(`There is no control "${id}".`)),
  ledger: () => ({ columns: [], rows: [] }),
  onChange: () => () => undefined,
};
