import type { Campaign, Route, Variant } from "@cleverdrip/contract";
import { Badge } from "../../../ui/badge.tsx";
import { conditionsWords } from "../conditions/condition-words.ts";
import { sharesOf, shareWords } from "./share.ts";

/** Every route in the order of trying, with its visitors and the shares of its destinations. */
export function RoutingSummary({ campaign }: { readonly campaign: Campaign }) {
  const { forced, regular, regularBy, default: last } = campaign.delivery.routing;
  const shares = regularBy === "weight" ? sharesOf(regular) : [];
  if (forced.length + regular.length === 0 && last === null) {
    return <span className="text-muted">Everybody to the campaign's destination</span>;
  }
  return (
    <ol className="space-y-2">
      {forced.map((route) => (
        <RouteLine key={route.id} route={route} kind="Forced" share={null} />
      ))}
      {regular.map((route, index) => (
        <RouteLine key={route.id} route={route} kind="Regular" share={shares[index] ?? null} />
      ))}
      {last === null ? (
        <li>
          Everybody else <span className="text-muted">→ the campaign's destination</span>
        </li>
      ) : (
        <RouteLine route={last} kind="Default" share={null} />
      )}
    </ol>
  );
}

type RouteLineProps = {
  readonly route: Route;
  readonly kind: "Forced" | "Regular" | "Default";
  readonly share: number | null;
};

function RouteLine({ route, kind, share }: RouteLineProps) {
  const everybody = kind === "Default" ? "Everybody else" : "Everybody";
  const words = conditionsWords(route.conditions, route.match).join(", ");
  return (
    <li>
      <span className="flex flex-wrap items-center gap-x-1.5">
        <span className="font-medium break-words">{route.name}</span>
        {kind === "Forced" && <Badge tone="neutral">Forced</Badge>}
        {share !== null && <Badge tone="neutral">{shareWords(share)}</Badge>}
        {route.isPaused && <Badge tone="warn">Paused</Badge>}
      </span>
      <span className="block break-words text-muted">{words === "" ? everybody : words}</span>
      <VariantLine label="Landing pages" variants={route.landings} />
      <VariantLine label="Destinations" variants={route.variants} />
    </li>
  );
}

type VariantLineProps = { readonly label: string; readonly variants: readonly Variant[] };

function VariantLine({ label, variants }: VariantLineProps) {
  if (variants.length === 0) return null;
  const shares = sharesOf(variants);
  return (
    <span className="block break-words text-muted">
      {label}:{" "}
      {variants
        .map(({ name, isPaused }, index) => {
          const share = shares[index] ?? null;
          if (isPaused) return `${name} (paused)`;
          return share === null ? name : `${name} ${shareWords(share)}`;
        })
        .join(", ")}
    </span>
  );
}
