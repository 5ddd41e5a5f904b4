import type { ClickEvidence } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { countryName } from "../../../format/country.ts";
import { deviceName } from "../../../format/device.ts";
import { formatDuration } from "../../../format/time.ts";

type ClickFactsProps = {
  /** null: its row is not there, or not any more. */
  readonly click: ClickEvidence | null;
  readonly clickId: string;
  readonly ctitMs: number;
};

/** The click that a doubted result came from, in a line, and the way to it. */
export function ClickFacts({ click, clickId, ctitMs }: ClickFactsProps) {
  if (clickId === "") return <p className="text-sm text-muted">It names no click.</p>;
  return (
    <p className="text-sm break-words text-muted">
      {wordsOf(click, ctitMs).join(" · ")}{" "}
      <Link
        to="/clicks"
        search={{ id: clickId }}
        className="whitespace-nowrap text-accent underline"
      >
        Show the click
      </Link>
    </p>
  );
}

function wordsOf(click: ClickEvidence | null, ctitMs: number): readonly string[] {
  const came = `${formatDuration(ctitMs)} after the click`;
  if (click === null) return [came, "the click's row is not there any more"];
  const { country, city, asOrganization, browser, os, device, referrerDomain, sub1 } = click;
  return [
    came,
    [city, country === "" ? "" : countryName(country)].filter((part) => part !== "").join(", "),
    asOrganization,
    [browser, os].filter((part) => part !== "").join(" on "),
    device === "" ? "" : deviceName(device),
    referrerDomain === "" ? "no referrer" : `from ${referrerDomain}`,
    sub1 === "" ? "" : `sub1 ${sub1}`,
  ].filter((part) => part !== "");
}
