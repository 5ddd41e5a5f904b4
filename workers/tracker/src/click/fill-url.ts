import {
  compileTemplate,
  fillTemplate,
  type CampaignSnapshot,
  type Template,
} from "@cleverdrip/core";
import type { ClickRecord } from "./click-record.ts";

/** Some 4 MB with what is compiled of it. A deep link is a template of its own, and visitors write those. */
const MAX_CHARACTERS = 1_000_000;
/** By text, and by the schemes that are allowed beside http(s). */
const templates = new Map<string, Template | null>();
let characters = 0;

/** The address with its macros filled; null where it is none that a visitor may be sent to. */
export function fillUrl(
  url: string,
  click: ClickRecord,
  campaign: Pick<CampaignSnapshot, "name" | "timezone" | "appSchemes"> | null,
): string | null {
  const template = templateOf(url, campaign?.appSchemes ?? []);
  if (template === null) {
    console.error({ event: "redirect.bad-url", linkId: click.linkId });
    return null;
  }
  const campaignName = campaign?.name ?? "";
  const timezone = campaign?.timezone ?? "UTC";
  return fillTemplate(template, { click, campaignName, timezone });
}

function templateOf(text: string, appSchemes: readonly string[]): Template | null {
  const key = appSchemes.length === 0 ? text : `${appSchemes.join()} ${text}`;
  const known = templates.get(key);
  if (known !== undefined) return known;
  characters += key.length;
  if (characters > MAX_CHARACTERS) {
    templates.clear();
    characters = key.length;
  }
  const template = compileTemplate(text, { appSchemes });
  templates.set(key, template);
  return template;
}
