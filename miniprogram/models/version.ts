/** Whether a base library version is at least another, compared part by part as numbers. */
export function isAtLeast(version: string, minimum: string): boolean {
  const have = version.split('.').map(Number);
  const differences = minimum.split('.').map((part, index) => (have[index] ?? 0) - Number(part));
  return (differences.find((difference) => difference !== 0) ?? 0) >= 0;
}
