/** How often something was done, by the names of counting.js. */
export type Usage = Readonly<Record<string, number>>;

export function scaleUsage(usage: Usage, factor: number): Usage {
  return Object.fromEntries(Object.entries(usage).map(([name, count]) => [name, count * factor]));
}
