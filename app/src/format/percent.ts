/** One part in a million is a ten-thousandth of a percent: four decimals, as the api keeps. */
const PPM_PER_PERCENT = 10_000;

/** Percent typed by a person; null for anything but 0 to 100 with at most four decimals. A comma is a decimal sign. */
export function parsePercent(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,3}(?:[.,]\d{1,4})?$/.test(trimmed)) return null;
  const percent = Number(trimmed.replace(",", "."));
  return percent <= 100 ? percent : null;
}

export function ppmOfPercent(percent: number): number {
  return Math.round(percent * PPM_PER_PERCENT);
}

/** "12.5", for inputs. */
export function percentText(ppm: number): string {
  return String(ppm / PPM_PER_PERCENT);
}

/** "12.5 %", for reading: as the api's sentences write it, and never broken before the sign. */
export function percentWords(percent: number | string): string {
  return `${percent}\u00a0%`;
}

export function ppmWords(ppm: number): string {
  return percentWords(percentText(ppm));
}
