import type { LinkPreview, SimulatedVisitor } from "@cleverdrip/contract";
import { lazy, Suspense } from "react";
import { Sheet } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

const PreviewPanel = lazy(() =>
  import("./preview-panel.tsx").then(({ PreviewPanel: component }) => ({ default: component })),
);

type PreviewSheetProps = {
  /** The link, ordinary or smart, that is tried; null while none is. */
  readonly link: { readonly id: string; readonly slug: string } | null;
  readonly ask: (id: string, visitor: Partial<SimulatedVisitor>) => Promise<LinkPreview>;
  readonly onClose: () => void;
};

export function PreviewSheet({ link, ask, onClose }: PreviewSheetProps) {
  return (
    <Sheet
      isOpen={link !== null}
      isWide
      onClose={onClose}
      title={`Preview ${link?.slug ?? ""}`}
      description="Where a visitor of your choice would be led, and why. Nothing is recorded."
    >
      {link !== null && (
        <Suspense fallback={<Skeleton className="h-96" />}>
          <PreviewPanel ask={(visitor) => ask(link.id, visitor)} />
        </Suspense>
      )}
    </Sheet>
  );
}
