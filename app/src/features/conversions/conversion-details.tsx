import type { ConversionRow } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { countryName } from "../../format/country.ts";
import { deviceName } from "../../format/device.ts";
import { formatMoney } from "../../format/money.ts";
import { conversionReason } from "../../format/reason.ts";
import { formatDuration, formatInstant } from "../../format/time.ts";
import { Code } from "../../ui/code.tsx";
import { DetailList, type Detail } from "../../ui/detail-list.tsx";
import { CampaignName } from "../campaigns/campaign-name.tsx";
import { LinkSlug } from "../links/link-slug.tsx";
import { PublisherName } from "../publishers/publisher-name.tsx";
import { ConversionStatusBadge } from "./conversion-status-badge.tsx";
import { rungLabel, viaLabel } from "./source-words.ts";

type ConversionDetailsProps = { readonly conversion: ConversionRow; readonly timezone: string };

/** Everything that is stored of one conversion. */
export function ConversionDetails({ conversion, timezone }: ConversionDetailsProps) {
  return (
    <>
      <DetailList title="Conversion" details={conversionFacts(conversion, timezone)} />
      <DetailList title="Money" details={moneyFacts(conversion)} />
      <DetailList title="Attribution" details={attributionFacts(conversion, timezone)} />
    </>
  );
}

function conversionFacts(conversion: ConversionRow, timezone: string): readonly Detail[] {
  const reason = conversionReason(conversion.reason);
  return [
    { label: "Conversion id", value: <Code>{conversion.id}</Code> },
    { label: "Status", value: <ConversionStatusBadge status={conversion.status} /> },
    {
      label: "Reason",
      value: (
        <>
          {reason.label} <Code className="inline-block">{conversion.reason}</Code>
          <span className="block text-muted">{reason.detail}</span>
        </>
      ),
    },
    { label: "Event", value: conversion.eventName },
    { label: "Event type id", value: <Code>{conversion.eventTypeId}</Code> },
    {
      label: "Transaction id",
      value: conversion.txid === null ? "" : <Code>{conversion.txid}</Code>,
    },
    { label: "Happened", value: formatInstant(conversion.atMs, timezone) },
    { label: "Received", value: formatInstant(conversion.receivedAtMs, timezone) },
    { label: "Reported by", value: viaLabel(conversion.via) },
    ...(conversion.originalStatus === null
      ? []
      : [{ label: "Sender's status", value: <Code>{conversion.originalStatus}</Code> }]),
    ...(conversion.repeat === 0
      ? []
      : [{ label: "Repeat", value: `No. ${conversion.repeat} of its click` }]),
    ...(conversion.heldUntilMs === null
      ? []
      : [{ label: "Payable from", value: formatInstant(conversion.heldUntilMs, timezone) }]),
  ];
}

function moneyFacts({
  amountMicros,
  revenueMicros,
  payoutMicros,
  currency,
}: ConversionRow): readonly Detail[] {
  return [
    {
      label: "Reported amount",
      value: amountMicros === null ? "None" : formatMoney(amountMicros, currency),
    },
    { label: "Revenue", value: formatMoney(revenueMicros, currency) },
    { label: "Payout", value: formatMoney(payoutMicros, currency) },
    { label: "Profit", value: formatMoney(revenueMicros - payoutMicros, currency) },
    { label: "Currency", value: currency },
  ];
}

function attributionFacts(conversion: ConversionRow, timezone: string): readonly Detail[] {
  return [
    {
      label: "Click",
      value:
        conversion.clickId === "" ? (
          "None"
        ) : (
          <Link
            to="/clicks"
            search={{ id: conversion.clickId }}
            className="text-accent hover:underline"
          >
            <Code>{conversion.clickId}</Code>
          </Link>
        ),
    },
    { label: "Matched by", value: rungLabel(conversion.rung) },
    ...(conversion.coupon === null
      ? []
      : [{ label: "Coupon", value: <Code>{conversion.coupon}</Code> }]),
    ...(conversion.clickId === "" ? [] : clickTimes(conversion, timezone)),
    {
      label: "Campaign",
      value: (
        <Link
          to="/campaigns/$id"
          params={{ id: conversion.campaignId }}
          className="text-accent hover:underline"
        >
          <CampaignName id={conversion.campaignId} />
        </Link>
      ),
    },
    { label: "Publisher", value: <PublisherName id={conversion.publisherId} /> },
    { label: "Link", value: <LinkSlug id={conversion.linkId} /> },
    { label: "Country", value: conversion.country === null ? "" : countryName(conversion.country) },
    { label: "Device", value: deviceName(conversion.device ?? "") },
  ];
}

function clickTimes({ clickAtMs, ctitMs }: ConversionRow, timezone: string): readonly Detail[] {
  return [
    { label: "Clicked", value: formatInstant(clickAtMs, timezone) },
    { label: "Time to convert", value: formatDuration(ctitMs) },
  ];
}
