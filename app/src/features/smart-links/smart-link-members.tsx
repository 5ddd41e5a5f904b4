import type { SmartLink } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { sharesOf, shareWords } from "../delivery/routing/share.ts";

const SHOWN = 4;

/** The campaigns behind a smart link, with how many of a hundred visitors try each first. */
export function SmartLinkMembers({ members }: Pick<SmartLink, "members">) {
  const shares = sharesOf(members.map(({ weight }) => ({ weight, isPaused: false })));
  return (
    <ul>
      {members.slice(0, SHOWN).map((member, index) => (
        <li key={member.linkId} className="whitespace-nowrap">
          <Link
            to="/campaigns/$id"
            params={{ id: member.campaignId }}
            className="hover:text-accent"
          >
            {member.campaignName}
          </Link>{" "}
          <span className="text-muted tabular-nums">{shareWords(shares[index] ?? 0)}</span>
        </li>
      ))}
      {members.length > SHOWN && <li className="text-muted">{members.length - SHOWN} more</li>}
    </ul>
  );
}
