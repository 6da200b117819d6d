export type SubscriptionChoice = 'accept' | 'reject' | 'ban';

/** Message templates for which the person ticked "always keep this choice" (documentation: SubscriptionsSetting). */
export interface Subscriptions {
  kept(): Readonly<Record<string, SubscriptionChoice>>;
  keep(templateId: string, choice: SubscriptionChoice): void;
}

export function createSubscriptions(): Subscriptions {
  const choices = new Map<string, SubscriptionChoice>();
  return {
    kept: () => Object.fromEntries(choices),
    keep(templateId, choice) {
      choices.set(templateId, choice);
    },
  };
}
