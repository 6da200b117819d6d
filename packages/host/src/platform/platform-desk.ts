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
  /** Told of every SMS that comes to the phone, which shows it; the returned function ends that. */
  onSms?(listener: (sms: PlatformSms) => void): () => void;
}

/** A one-time code on its way to the person. */
export interface PlatformSms {
  /** "+86 13580006666" */
  readonly to: string;
  readonly code: string;
}

export type PlatformControlValue = string | number | boolean;

export interface PlatformControl {
  readonly id: string;
  readonly label: string;
  /** An action is a button; a value it has is only shown. */
  readonly kind: 'number' | 'select' | 'toggle' | 'text' | 'action';
  readonly value?: PlatformControlValue;
  /** For select: `group` is the heading that a choice stands under. */
  readonly options?: readonly {
    readonly value: string;
    readonly label: string;
    readonly group?: string;
  }[];
  /** Its value waits for something that will use it up; set without a value it is taken back. */
  readonly isArmed?: boolean;
  /** What the person is asked before it is done. */
  readonly question?: string;
  /** Afterwards the phone is as after a first installation: nothing is stored, and the program starts. */
  readonly emptiesPhone?: boolean;
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
