/** Lets a sheet leave: it is drawn for 180 ms after it was closed. */
export function sheetGone(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 250);
  });
}
