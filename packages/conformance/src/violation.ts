/** The backend broke a rule; the message says what it did, for whoever writes it. */
export class Violation extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Violation';
  }
}
