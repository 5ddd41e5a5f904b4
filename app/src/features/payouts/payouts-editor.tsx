import { ClickPayoutEditor } from "./amount/click-payout-editor.tsx";
import { PixelEditor } from "./amount/pixel-editor.tsx";
import { ConversionCapsEditor } from "./caps/conversion-caps-editor.tsx";
import { CouponsEditor } from "./coupons/coupons-editor.tsx";
import type { EditorProps } from "./editor.ts";
import { EventTypesEditor } from "./events/event-types-editor.tsx";
import type { Part } from "./parts.ts";
import { SecurityEditor } from "./security/security-editor.tsx";
import { PixelSitesEditor } from "./sites/pixel-sites-editor.tsx";
import { VolumeEditor } from "./volume/volume-editor.tsx";

const EDITORS = {
  events: EventTypesEditor,
  volume: VolumeEditor,
  clicks: ClickPayoutEditor,
  caps: ConversionCapsEditor,
  coupons: CouponsEditor,
  security: SecurityEditor,
  pixel: PixelEditor,
  sites: PixelSitesEditor,
} as const;

export function PayoutsEditor({ part, ...props }: EditorProps & { readonly part: Part }) {
  const Editor = EDITORS[part];
  return <Editor {...props} />;
}
