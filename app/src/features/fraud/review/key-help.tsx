import { Dialog } from "../../../ui/dialog.tsx";

const KEYS = [
  ["j", "or ↓: the next result"],
  ["k", "or ↑: the one before it"],
  ["x", "Select it, or not"],
  ["a", "Approve it, or all that are selected"],
  ["r", "Reject it, or all that are selected"],
  ["u", "Undo the last decision"],
  ["?", "Show these keys"],
] as const;

const KEY =
  "inline-flex min-w-5 justify-center rounded border border-strong-line bg-surface px-1 font-mono text-xs";

/** The keys in a line above the queue; phones have none. */
export function KeyLine({ onHelp }: { readonly onHelp: () => void }) {
  return (
    <p className="hidden flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted sm:flex">
      <span>
        <kbd className={KEY}>j</kbd> <kbd className={KEY}>k</kbd> move
      </span>
      <span>
        <kbd className={KEY}>x</kbd> select
      </span>
      <span>
        <kbd className={KEY}>a</kbd> approve
      </span>
      <span>
        <kbd className={KEY}>r</kbd> reject
      </span>
      <span>
        <kbd className={KEY}>u</kbd> undo
      </span>
      <button type="button" onClick={onHelp} className="hover:text-ink hover:underline">
        <kbd className={KEY}>?</kbd> all keys
      </button>
    </p>
  );
}

type KeyHelpProps = { readonly isOpen: boolean; readonly onClose: () => void };

export function KeyHelp({ isOpen, onClose }: KeyHelpProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Keys"
      description="They do nothing while you type."
    >
      <dl className="space-y-2 text-sm">
        {KEYS.map(([key, words]) => (
          <div key={key} className="flex gap-3">
            <dt>
              <kbd className={KEY}>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
