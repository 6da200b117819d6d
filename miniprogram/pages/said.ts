/** A short word that something has happened, on the page that a person came back to. */
export function say(title: string): void {
  void wx.showToast({ title, icon: 'success' });
}
