/** What can be done about it for as long as it is shown. */
type ToastAction = { readonly label: string; readonly run: () => void };

type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: "good" | "bad";
  /** A second line. */
  readonly detail: string | null;
  readonly action: ToastAction | null;
};

const SHOWN_MS = 4_000;
/** Two lines take longer to read. */
const SHOWN_WITH_DETAIL_MS = 8_000;
/** There has to be time to reach the button. */
const SHOWN_WITH_ACTION_MS = 12_000;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

/** Says something in passing, such as that a thing was copied. A form shows its errors itself, where they stay. */
export function toast(
  text: string,
  tone: Toast["tone"] = "good",
  detail: string | null = null,
  action: ToastAction | null = null,
): void {
  const id = nextId;
  nextId += 1;
  publish([...toasts.slice(-2), { id, text, tone, detail, action }]);
  setTimeout(() => dismissToast(id), shownMs(detail, action));
}

function shownMs(detail: string | null, action: ToastAction | null): number {
  if (action !== null) return SHOWN_WITH_ACTION_MS;
  return detail === null ? SHOWN_MS : SHOWN_WITH_DETAIL_MS;
}

export function dismissToast(id: number): void {
  publish(toasts.filter((shown) => shown.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
