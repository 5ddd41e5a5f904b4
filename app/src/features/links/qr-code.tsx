import { Download } from "lucide-react";
import { QRCodeSVG } from "qrcode.react";
import { useRef, type ReactNode } from "react";
import { Button } from "../../ui/button.tsx";

type QrCodeProps = {
  readonly url: string;
  readonly fileName: string;
  /** What else can be done with the link. */
  readonly children: ReactNode;
};

/** Always dark on white, in both themes: scanners expect it. */
export function QrCode({ url, fileName, children }: QrCodeProps) {
  const svg = useRef<SVGSVGElement>(null);
  return (
    <>
      <QRCodeSVG
        ref={svg}
        value={url}
        size={224}
        marginSize={3}
        level="M"
        title={`QR code of ${url}`}
        className="rounded-lg border"
      />
      <p className="text-center font-mono text-xs break-all text-muted">{url}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button onClick={() => svg.current && save(svg.current, fileName)}>
          <Download aria-hidden className="size-3.5" />
          Download SVG
        </Button>
        {children}
      </div>
    </>
  );
}

function save(svg: SVGSVGElement, fileName: string): void {
  const text = new XMLSerializer().serializeToString(svg);
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  URL.revokeObjectURL(url);
}
