import { AlertDialog } from "radix-ui";
import { Button } from "./button.tsx";

type DiscardQuestionProps = {
  readonly isOpen: boolean;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
};

/** Asks before what was typed is lost. */
export function DiscardQuestion({ isOpen, onKeep, onDiscard }: DiscardQuestionProps) {
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onKeep())}>
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
            <Button look="danger" onClick={onDiscard}>
              Discard
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
