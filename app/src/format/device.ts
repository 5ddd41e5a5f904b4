/** Kinds of devices, as clicks are stored and reported with them. */
export const DEVICES = [
  { value: "desktop", label: "Desktop" },
  { value: "mobile", label: "Mobile" },
  { value: "tablet", label: "Tablet" },
  { value: "tv", label: "TV" },
] as const;

export function deviceName(kind: string): string {
  return DEVICES.find(({ value }) => value === kind)?.label ?? kind;
}
