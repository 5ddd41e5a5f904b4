type Tone = "good" | "neutral" | "warn" | "bad";

export type Reason = { readonly label: string; readonly detail: string; readonly tone: Tone };

export function reason(tone: Tone, label: string, detail: string): Reason {
  return { label, detail, tone };
}
