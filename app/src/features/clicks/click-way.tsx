import type { ClickRow } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { campaignQuery } from "../../api/campaigns.ts";
import { DetailList, type Detail } from "../../ui/detail-list.tsx";
import { deliveryNames } from "./delivery-names.ts";

/** Where the click was led. */
export function ClickWay({ click }: { readonly click: ClickRow }) {
  const campaign = useQuery(campaignQuery(click.campaignId)).data;
  const names = deliveryNames(click, campaign?.delivery.routing);
  const details: readonly Detail[] = [
    { label: "Route", value: names.route === "" ? "None: the default" : names.route },
    { label: "Destination", value: destinationWords(click, names.variant) },
    ...(names.landing === "" ? [] : [{ label: "Landing page", value: names.landing }]),
    { label: "Campaign version", value: String(click.snapshotVersion) },
  ];
  return <DetailList title="Routing" details={details} />;
}

function destinationWords({ routeId }: ClickRow, variant: string): string {
  if (variant !== "") return variant;
  return routeId === "" ? "The campaign's, or a fallback" : "–";
}
