/** A question before something that cannot be undone. */
export interface Question {
  readonly title: string;
  readonly content: string;
  readonly confirmText: string;
  readonly cancelText: string;
}

/** Whether the person said yes. */
export function ask(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      ...question,
      success: ({ confirm }) => {
        resolve(confirm);
      },
      fail: () => {
        resolve(false);
      },
    });
  });
}
