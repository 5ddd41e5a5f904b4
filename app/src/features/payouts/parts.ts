/** The parts of what a campaign pays and accepts, each with an editor of its own. */
export const PARTS = {
  events: { title: "Event types", saved: "Event types saved", isWide: true },
  volume: { title: "Volume commission", saved: "Volume commission saved", isWide: false },
  clicks: { title: "Click payout", saved: "Click payout saved", isWide: false },
  caps: { title: "Conversion caps", saved: "Conversion caps saved", isWide: true },
  coupons: { title: "Coupons", saved: "Coupons saved", isWide: true },
  security: { title: "Postback security", saved: "Postback security saved", isWide: false },
  pixel: { title: "Pixel maximum", saved: "Pixel maximum saved", isWide: false },
  sites: { title: "Pixel sites", saved: "Pixel sites saved", isWide: false },
} as const;

export type Part = keyof typeof PARTS;
