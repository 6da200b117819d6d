/** Whether base library `have` is at least `want`; compared part by part as numbers ("2.9.0" < "2.24.4"). */
export function isAtLeast(have: string, want: string): boolean {
  const mine = have.split('.').map(Number);
  const other = want.split('.').map(Number);
  for (let i = 0; i < Math.max(mine.length, other.length); i += 1) {
    const difference = (mine[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
