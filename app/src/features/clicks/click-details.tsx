import type { ClickRow } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { countryName } from "../../format/country.ts";
import { deviceName } from "../../format/device.ts";
import { clickReason } from "../../format/reason.ts";
import { formatInstant } from "../../format/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Code } from "../../ui/code.tsx";
import { CopyIconButton } from "../../ui/copy-button.tsx";
import { DetailList, type Detail } from "../../ui/detail-list.tsx";
import { CampaignName } from "../campaigns/campaign-name.tsx";
import { LinkSlug } from "../links/link-slug.tsx";
import { PublisherName } from "../publishers/publisher-name.tsx";
import { ClickWay } from "./click-way.tsx";
import { WhyThisWay } from "./why-this-way.tsx";

type ClickDetailsProps = { readonly click: ClickRow; readonly timezone: string };

/** Everything that is stored of one click. */
export function ClickDetails({ click, timezone }: ClickDetailsProps) {
  const subs = Object.entries(click.subs).map(([label, value]) => ({ label, value }));
  const adIds = Object.entries(click.adIds).map(([label, value]) => ({
    label,
    value: <Code>{value}</Code>,
  }));
  return (
    <>
      <DetailList title="Click" details={clickFacts(click, timezone)} />
      <ClickWay click={click} />
      <WhyThisWay clickId={click.id} />
      <DetailList title="Visitor" details={visitorFacts(click)} />
      <DetailList title="Source" details={sourceFacts(click)} />
      {subs.length > 0 && <DetailList title="Sub ids" details={subs} />}
      {adIds.length > 0 && <DetailList title="Advertising ids" details={adIds} />}
    </>
  );
}

function clickFacts(click: ClickRow, timezone: string): readonly Detail[] {
  const reason = clickReason(click.reason);
  return [
    { label: "Click id", value: <Copyable text={click.id} what="click id" /> },
    { label: "Time", value: formatInstant(click.atMs, timezone) },
    {
      label: "Result",
      value: (
        <>
          <Badge tone={reason.tone}>{reason.label}</Badge>{" "}
          <Code className="inline-block">{click.reason}</Code>
          <span className="mt-0.5 block text-muted">{reason.detail}</span>
        </>
      ),
    },
    { label: "Unique today", value: click.isUnique ? "Yes" : "No: not the first of the day" },
    {
      label: "New visitor",
      value: click.isNewVisitor ? "Yes" : "No: was here within the campaign's window",
    },
    { label: "Duplicate", value: click.reason === "D_CLICK" ? "Yes: not payable" : "No" },
    {
      label: "Campaign",
      value: (
        <Link
          to="/campaigns/$id"
          params={{ id: click.campaignId }}
          className="text-accent hover:underline"
        >
          <CampaignName id={click.campaignId} />
        </Link>
      ),
    },
    { label: "Publisher", value: <PublisherName id={click.publisherId} /> },
    { label: "Link", value: <LinkSlug id={click.linkId} /> },
    {
      label: "Conversions",
      value: (
        <Link
          to="/conversions"
          search={{ clickId: click.id }}
          className="text-accent hover:underline"
        >
          Show conversions of this click
        </Link>
      ),
    },
  ];
}

function visitorFacts(click: ClickRow): readonly Detail[] {
  const place = [click.city, click.region, countryName(click.country)].filter(Boolean).join(", ");
  const network = [click.asn === null ? "" : `AS${click.asn}`, click.asOrganization]
    .filter(Boolean)
    .join(" ");
  return [
    { label: "Place", value: place },
    { label: "Network", value: network },
    { label: "Address range", value: click.ipPrefix === "" ? "" : <Code>{click.ipPrefix}</Code> },
    { label: "Device", value: deviceName(click.device) },
    { label: "System", value: click.os },
    { label: "Browser", value: click.browser },
    { label: "Language", value: click.language },
    { label: "User agent", value: click.userAgent === "" ? "" : <Code>{click.userAgent}</Code> },
    { label: "Visitor id", value: click.visitorId === "" ? "" : <Code>{click.visitorId}</Code> },
  ];
}

function sourceFacts(click: ClickRow): readonly Detail[] {
  return [
    { label: "Referrer", value: click.referrerDomain },
    { label: "Source", value: click.source },
    { label: "External id", value: click.externalId === "" ? "" : <Code>{click.externalId}</Code> },
    ...(click.coupon === "" ? [] : [{ label: "Coupon", value: <Code>{click.coupon}</Code> }]),
    ...(click.cost === "" ? [] : [{ label: "Cost", value: click.cost }]),
    { label: "Query", value: click.query === "" ? "None" : <Code>{click.query}</Code> },
    ...(click.isCut
      ? [{ label: "Shortened", value: "Something sent was longer than what is kept." }]
      : []),
  ];
}

function Copyable({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  return (
    <span className="-my-1.5 flex items-center justify-between gap-1">
      <Code className="py-1.5">{text}</Code>
      <CopyIconButton text={text} what={what} />
    </span>
  );
}
