import { lazy, Suspense } from "react";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

const QrCode = lazy(() =>
  import("./qr-code.tsx").then(({ QrCode: component }) => ({ default: component })),
);

type QrDialogProps = {
  readonly link: { readonly url: string; readonly slug: string } | null;
  readonly onClose: () => void;
};

export function QrDialog({ link, onClose }: QrDialogProps) {
  return (
    <Dialog
      isOpen={link !== null}
      onClose={onClose}
      title="QR code"
      description="For print and screens. It opens the tracking link."
    >
      {link !== null && (
        <div className="flex flex-col items-center gap-4">
          <Suspense fallback={<Skeleton className="size-56" />}>
            <QrCode url={link.url} fileName={`cleverdrip-${link.slug}.svg`}>
              <CopyButton text={link.url} what="tracking link" />
            </QrCode>
          </Suspense>
        </div>
      )}
    </Dialog>
  );
}
