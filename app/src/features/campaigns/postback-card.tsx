import type { Campaign } from "@cleverdrip/contract";
import { useState } from "react";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { CodeBlock } from "../../ui/code.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { plainChoices, SelectField } from "../../ui/text-field.tsx";
import { passesClickId } from "../macros/passes-click-id.ts";
import { PostbackParameters } from "./postback-parameters.tsx";
import { pixelTag, postbackUrl } from "./postback-url.ts";

/** What the advertiser needs in order to report results. */
export function PostbackCard({ campaign }: { readonly campaign: Campaign }) {
  const [event, setEvent] = useState(campaign.eventTypes[0]?.name ?? "");
  const values = {
    clickId: "CLICK_ID",
    txid: "ORDER_ID",
    event,
    amount: "AMOUNT",
    currency: campaign.currency,
  };
  const { origin } = window.location;
  return (
    <Card
      title="Postback for the advertiser"
      description="Their server calls this address for every result, with the capital words filled in."
      actions={
        <SelectField
          label="Event type"
          isLabelHidden
          className="w-40"
          choices={plainChoices(campaign.eventTypes.map(({ name }) => name))}
          value={event}
          onChange={setEvent}
        />
      }
    >
      {!passesClickId(campaign.destinationUrl) && (
        <p className="mb-3 text-sm">
          <Badge tone="warn">Check the destination</Badge> It does not contain {"{clickid}"}, so the
          advertiser has nothing to put in place of CLICK_ID.
        </p>
      )}
      <Snippet
        label="Postback URL"
        what="postback URL"
        text={postbackUrl(origin, { ...values, ...proofOf(campaign) })}
      />
      <ProofHint campaign={campaign} />
      <PostbackParameters currency={campaign.currency} />
      <Snippet
        label="Or a pixel on the page after the purchase"
        what="pixel"
        text={pixelTag(origin, values)}
      />
    </Card>
  );
}

/** The newest token, where postbacks must carry one. */
function proofOf({ conversionPolicy: { security } }: Campaign) {
  const token = security.tokens.at(-1);
  return security.requires === "token" && token !== undefined ? { token } : {};
}

function ProofHint({ campaign: { conversionPolicy } }: { readonly campaign: Campaign }) {
  const { requires, sourceIps } = conversionPolicy.security;
  const lines = [
    ...(requires === "token"
      ? ["The token is the advertiser's secret: keep the URL between you."]
      : []),
    ...(requires === "signature"
      ? ["Add sig=…, the HMAC-SHA256 of the query by one of the campaign's secrets."]
      : []),
    ...(sourceIps.length > 0 ? [`It is taken from ${sourceIps.join(", ")} only.`] : []),
  ];
  return lines.map((line) => (
    <p key={line} className="mt-2 text-sm text-muted">
      {line}
    </p>
  ));
}

type SnippetProps = { readonly label: string; readonly what: string; readonly text: string };

function Snippet({ label, what, text }: SnippetProps) {
  return (
    <div>
      <div className="mb-1.5 flex items-end justify-between gap-3">
        <h3 className="text-sm font-medium">{label}</h3>
        <CopyButton text={text} what={what} />
      </div>
      <CodeBlock label={label}>{text}</CodeBlock>
    </div>
  );
}
