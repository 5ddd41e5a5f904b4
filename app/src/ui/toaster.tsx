import { CircleAlert, CircleCheck } from "lucide-react";
import { useSyncExternalStore } from "react";
import { currentToasts, dismissToast, onToasts } from "./toast-store.ts";

/** The live region exists from the start: screen readers announce only what is added to a region they know. */
export function Toaster() {
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  return (
    <div
      role="status"
      aria-label="Notices"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-center gap-2 p-4 sm:items-end"
    >
      {toasts.map(({ id, text, tone, detail, action }) => (
        <div
          key={id}
          className="flex max-w-sm animate-slide-up items-center gap-2 rounded-md border bg-raised px-3 py-2 text-sm shadow-float"
        >
          {tone === "good" ? (
            <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
          ) : (
            <CircleAlert aria-hidden className="size-4 shrink-0 text-bad" />
          )}
          <p>
            <span className="block">{text}</span>
            {detail !== null && <span className="block text-xs text-muted">{detail}</span>}
          </p>
          {action !== null && (
            <button
              type="button"
              className="pointer-events-auto h-7 shrink-0 rounded px-2 font-medium text-accent hover:bg-sunken"
              onClick={() => {
                dismissToast(id);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
