import { Suspense, type ReactNode } from "react";
import { Sheet } from "./dialog.tsx";
import { Skeleton } from "./skeleton.tsx";

type EditorSheetProps = {
  readonly title: string;
  /** Whose it is. */
  readonly name: string;
  readonly isOpen: boolean;
  readonly isWide: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A sheet for an editor that may still be loading: it comes when it is opened. */
export function EditorSheet(props: EditorSheetProps) {
  const { title, name, isOpen, isWide, onClose, children } = props;
  return (
    <Sheet isOpen={isOpen} isWide={isWide} onClose={onClose} title={title} description={name}>
      {isOpen && <Suspense fallback={<Skeleton className="h-96" />}>{children}</Suspense>}
    </Sheet>
  );
}
