/** A question before something that cannot be undone. */
export interface Question {
  readonly title: string;
  readonly content: string;
  /** At most four Chinese characters or eight letters, as `cancelText`: WeChat shows nothing otherwise. */
  readonly confirmText: string;
  readonly cancelText: string;
  /** WeChat's own colour without it. */
  readonly confirmColor?: string;
}

/** `--danger` of the tokens, for WeChat's dialogs: no style reaches them. */
export const dangerColours = { light: '#b3261e', dark: '#f2b8b5' } as const;

/** `not-shown`: the person was asked nothing, and may think that the button does nothing. */
export type Choice = 'confirmed' | 'cancelled' | 'not-shown';

/** Asks the person. */
export function confirm(question: Question): Promise<Choice> {
  return new Promise((resolve) => {
    wx.showModal({
      ...question,
      success: (choice) => {
        resolve(choice.confirm ? 'confirmed' : 'cancelled');
      },
      fail: () => {
        resolve('not-shown');
      },
    });
  });
}
