/** Where an arrow key moves the active option, going round at the ends; null for every other key. */
export function moveActive(key: string, active: number, count: number): number | null {
  if (key === "ArrowDown") return count === 0 ? 0 : (active + 1) % count;
  if (key === "ArrowUp") return count === 0 ? 0 : (active - 1 + count) % count;
  return null;
}
