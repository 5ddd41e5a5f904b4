/** The parts of a campaign's delivery, each with an editor of its own. */
export const PARTS = {
  routing: { title: "Routing", saved: "Routing saved", isWide: true },
  targeting: { title: "Targeting", saved: "Targeting saved", isWide: true },
  caps: { title: "Click caps", saved: "Click caps saved", isWide: true },
  redirect: { title: "Redirect", saved: "Redirect saved", isWide: false },
  counting: { title: "Counting", saved: "Counting saved", isWide: false },
  dates: { title: "Dates", saved: "Dates saved", isWide: false },
} as const;

export type Part = keyof typeof PARTS;
