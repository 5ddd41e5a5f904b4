import type { Campaign } from "@cleverdrip/contract";
import { formatShortInstant } from "../../../format/time.ts";
import { Code } from "../../../ui/code.tsx";
import { PublisherName } from "../../publishers/publisher-name.tsx";
import { useWorkspace } from "../../session/use-me.ts";

type Coupon = Campaign["conversionPolicy"]["coupons"][number];

/** More are in the editor. */
const SHOWN = 5;

export function CouponsSummary({ coupons }: { readonly coupons: readonly Coupon[] }) {
  const { timezone } = useWorkspace();
  if (coupons.length === 0) return <span className="text-muted">None</span>;
  return (
    <ul className="space-y-0.5">
      {coupons.slice(0, SHOWN).map((coupon) => (
        <li key={`${coupon.code} ${coupon.startsAtMs}`} className="break-words">
          <Code>{coupon.code}</Code> <PublisherName id={coupon.publisherId} />
          <span className="text-muted">{validWords(coupon, timezone)}</span>
        </li>
      ))}
      {coupons.length > SHOWN && <li className="text-muted">and {coupons.length - SHOWN} more</li>}
    </ul>
  );
}

function validWords({ startsAtMs, endsAtMs }: Coupon, timezone: string): string {
  const from = startsAtMs === null ? "" : `, from ${formatShortInstant(startsAtMs, timezone)}`;
  return endsAtMs === null ? from : `${from}, until ${formatShortInstant(endsAtMs, timezone)}`;
}
