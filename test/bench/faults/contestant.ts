import type { Dice } from './dice';
import type { Network } from './network';

/** What a person sees. */
export type Shown =
  /** The number is bound. */
  | 'bound'
  /** A phone button, as on a first visit or after a code came to nothing: the next tap is charged. */
  | 'button'
  /** An offer to go on with what was granted already. */
  | 'retry'
  /** The quota ran out, and another way is offered. */
  | 'manual'
  /** The quota ran out, and that is all. */
  | 'no-way';

/** One life of a program on a phone, from cold start to its end. */
export interface ProgramLife {
  /** The cold start, up to where the person may do something. */
  open(): Promise<Shown>;
  /** The person touches the phone button. */
  tapped(): void;
  /** The event of the phone button. */
  receive(detail: object): Promise<Shown>;
  /** The person takes the offer to go on. */
  retry(): Promise<Shown>;
  /** The person presses nothing: what is shown when the offer has gone by itself. */
  wait(): Promise<Shown>;
  /** The person types the number and the code they were sent. */
  manual(number: { readonly countryCode: string; readonly number: string }): Promise<Shown>;
}

/** A phone: what survives the program, and the way to the network. */
export interface Phone {
  readonly userId: string;
  readonly dice: Dice;
  readonly network: Network;
  /** From now on for so many milliseconds the backend says nothing of use. */
  strike(milliseconds: number): void;
  /** Wall clock of the device. */
  now(): number;
  /** `wx.login`. */
  login(): string;
  /** Storage of the program on this device. */
  readonly stored: Map<string, string>;
}

/** Whether a life has not been ended: its callbacks come only while it lasts. */
export interface Lifeline {
  isAlive(): boolean;
}

/** A way to bind numbers, from button to database. */
export interface Contestant {
  readonly name: string;
  start(phone: Phone, line: Lifeline): ProgramLife;
  /** Whether the backend has a number for the person: what was paid for. */
  isBound(userId: string): Promise<boolean>;
}
