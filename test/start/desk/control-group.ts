import type { DeskLanguage, PlatformControl, PlatformControlValue } from 'miniprogram-host';

/** Sets a control; without a value it takes back what is armed. Rejects with one sentence for people. */
export type Setter = (
  value: PlatformControlValue | undefined,
  language: DeskLanguage,
) => void | Promise<void>;

/** Controls of one subject, and what each does when it is set. */
export interface ControlGroup {
  controls(language: DeskLanguage): readonly PlatformControl[];
  readonly setters: Readonly<Record<string, Setter>>;
}
