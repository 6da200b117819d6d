/** A question before something that cannot be undone. */
export interface Question {
  readonly title: string;
  readonly content: string;
  readonly confirmText: string;
  readonly cancelText: string;
}

/** Asks the person; whether they said yes. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      ...question,
      success: (choice) => {
        resolve(choice.confirm);
      },
      fail: () => {
        resolve(false);
      },
    });
  });
}
