import { useBlocker } from "@tanstack/react-router";
import { AlertDialog } from "radix-ui";
import { Button } from "./button.tsx";

type UnsavedGuardProps = {
  /** Somebody has closed the dialog around the form. */
  readonly isAsking?: boolean;
  readonly onKeep?: () => void;
  /** Only of a dialog: on the way to another page the form goes with the page. */
  readonly onDiscard?: () => void;
};

/** Asks before what was typed is lost: when the dialog is closed, the page left, or the tab. */
export function UnsavedGuard({ isAsking = false, onKeep, onDiscard }: UnsavedGuardProps) {
  const blocker = useBlocker({
    // A search parameter may be what keeps the dialog open: its own way out changes it, and so does the way back.
    shouldBlockFn: ({ action, current, next }) =>
      current.pathname !== next.pathname || (action !== "PUSH" && action !== "REPLACE"),
    enableBeforeUnload: true,
    withResolver: true,
  });
  const isLeaving = blocker.status === "blocked";

  function keep() {
    blocker.reset?.();
    onKeep?.();
  }

  function discard() {
    if (isLeaving) blocker.proceed();
    else onDiscard?.();
  }

  return (
    <AlertDialog.Root
      open={isAsking || isLeaving}
      onOpenChange={(isOpen) => (isOpen ? undefined : keep())}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 animate-appear bg-scrim" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 w-[min(24rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 animate-appear space-y-4 rounded-xl border bg-raised p-5 shadow-float">
          <AlertDialog.Title className="text-lg font-semibold">Discard changes?</AlertDialog.Title>
          <AlertDialog.Description className="text-base">
            What you have changed here has not been saved.
          </AlertDialog.Description>
          <div className="flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>Keep editing</Button>
            </AlertDialog.Cancel>
            <Button look="danger" onClick={discard}>
              Discard
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
