import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { webUrl } from "../../format/web-url.ts";
import { buttonClass } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { postbackUrl } from "../campaigns/postback-url.ts";
import type { Onboarding } from "./use-onboarding.ts";

type Step = {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly action: ReactNode;
};

export function stepsOf(onboarding: Onboarding): readonly Step[] {
  return [...configurationSteps(onboarding), ...factSteps(onboarding)];
}

function configurationSteps({ hasCampaign, hasPublisher, link }: Onboarding): readonly Step[] {
  const look = buttonClass("primary");
  return [
    {
      title: "Create a campaign",
      text: "Where clicks go, and what a result is worth.",
      isDone: hasCampaign,
      action: (
        <Link to="/campaigns/new" className={look}>
          Create campaign
        </Link>
      ),
    },
    {
      title: "Add a publisher",
      text: "Who sends the traffic and is paid for it.",
      isDone: hasPublisher,
      action: (
        <Link to="/publishers" search={{ new: true }} className={look}>
          Add publisher
        </Link>
      ),
    },
    {
      title: "Create a link",
      text: "One publisher, one campaign: this is what gets clicked.",
      isDone: link !== null,
      action: (
        <Link to="/links" search={{ new: true }} className={look}>
          Create link
        </Link>
      ),
    },
  ];
}

function factSteps({ link, hasClick, clickId, hasConversion }: Onboarding): readonly Step[] {
  return [
    {
      title: "Open it",
      text: "Your click is on the live counter within two seconds.",
      isDone: hasClick,
      action: link !== null && <OpenAction url={link.url} label="Open link" />,
    },
    {
      title: "Fire a postback",
      text: "Do what the advertiser's server will do: report a result for that click.",
      isDone: hasConversion,
      action: clickId !== null && <PostbackAction clickId={clickId} />,
    },
  ];
}

function PostbackAction({ clickId }: { readonly clickId: string }) {
  const report = { clickId, txid: `test-${clickId.slice(-6)}`, amount: "25.00" };
  const url = postbackUrl(window.location.origin, report);
  return (
    <div className="flex gap-2">
      <CopyButton text={url} what="postback URL" />
      <OpenAction url={url} label="Fire postback" />
    </div>
  );
}

function OpenAction({ url, label }: { readonly url: string; readonly label: string }) {
  const href = webUrl(url);
  if (href === null) return null;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={buttonClass("primary")}>
      {label}
    </a>
  );
}
