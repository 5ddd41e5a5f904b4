import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useRef, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { DiscardQuestion } from "./discard-question.tsx";
import { UnsavedMark, useUnsavedForms } from "./unsaved.ts";

type OverlayProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string | undefined;
  readonly children: ReactNode;
};

const DIALOG =
  "fixed inset-x-0 bottom-0 z-40 max-h-[92dvh] overflow-y-auto rounded-t-xl border bg-raised shadow-float animate-slide-up sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[min(30rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:animate-appear sm:rounded-xl";

const SHEET =
  "fixed inset-y-0 right-0 z-40 overflow-y-auto border-l bg-raised shadow-float animate-slide-in";

/** In the middle of the screen; on a phone it comes up from the bottom. */
export function Dialog(props: OverlayProps) {
  return <Overlay {...props} shape={DIALOG} />;
}

/** At the side, for the details of one row while the list stays in view. */
export function Sheet({ isWide = false, ...props }: OverlayProps & { readonly isWide?: boolean }) {
  const width = isWide ? "w-[min(50rem,100%)]" : "w-[min(30rem,100%)]";
  return <Overlay {...props} shape={classNames(SHEET, width)} />;
}

function Overlay({
  isOpen,
  onClose,
  title,
  description,
  children,
  shape,
}: OverlayProps & { readonly shape: string }) {
  const { isUnsaved, isAsking, setIsAsking, mark } = useUnsavedForms();
  const close = () => (isUnsaved ? setIsAsking(true) : onClose());
  const opener = useRef<Element | null>(null);

  function discard() {
    setIsAsking(false);
    onClose();
  }

  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 animate-appear bg-scrim" />
        <Radix.Content
          className={classNames(shape, "focus:outline-none")}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            focusForm(event);
          }}
          onCloseAutoFocus={(event) => focusAgain(event, opener.current)}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <OverlayHeader title={title} description={description} />
          <div className="p-5">
            <UnsavedMark value={mark}>{children}</UnsavedMark>
          </div>
          <DiscardQuestion
            isOpen={isUnsaved && isAsking}
            onKeep={() => setIsAsking(false)}
            onDiscard={discard}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Whoever opens a form is about to fill it in; anything else is left to be closed. */
function focusForm(event: Event): void {
  const first =
    event.target instanceof Element &&
    event.target.querySelector<HTMLElement>("form :is(input, select, textarea):enabled");
  if (!first) return;
  event.preventDefault();
  first.focus();
}

/** By itself the focus would be lost: it goes back to where the overlay was opened, if that is still there. */
function focusAgain(event: Event, opener: Element | null): void {
  if (!(opener instanceof HTMLElement) || !opener.isConnected) return;
  event.preventDefault();
  opener.focus();
}

function OverlayHeader({ title, description }: Pick<OverlayProps, "title" | "description">) {
  return (
    <header className="sticky top-0 z-10 flex items-start justify-between gap-4 border-b bg-raised px-5 py-3.5">
      <div className="min-w-0">
        <Radix.Title className="text-lg font-semibold break-words">{title}</Radix.Title>
        {description !== undefined && (
          <Radix.Description className="text-sm text-muted">{description}</Radix.Description>
        )}
      </div>
      <Radix.Close
        aria-label="Close"
        className="-mt-0.5 -mr-1.5 flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </Radix.Close>
    </header>
  );
}
