import { linkIndex, type ClickEvent, type PackedLink } from "@cleverdrip/core";
import { writeClick } from "./write-click.ts";

/** A queue message holds 128 KB; what stands around the clicks needs little of it. */
const MAX_BYTES = 120_000;
const MAX_CLICKS = 100;
/** A character of another alphabet takes up to three bytes. */
const ASCII = /^[ -~]*$/;

export type MessageBuilder = {
  /** False where the click does not fit: take the message first, then add the click again. */
  readonly add: (click: ClickEvent) => boolean;
  /** The message as text (core's PackedClickBatch), and an empty builder; null where there is no click. */
  readonly take: (batchId: string) => string | null;
};

/**
 * Writes each click down at once. Text is all that outlives its request: a hundred clicks kept as objects would be a few
 * thousand objects that the garbage collector copies again and again.
 */
export function createMessageBuilder(): MessageBuilder {
  let links: PackedLink[] = [];
  let clicks: string[] = [];
  let bytes = 0;

  return {
    add(click) {
      const text = writeClick(click, linkIndex(links, click));
      const size = ASCII.test(text) ? text.length + 1 : text.length * 3;
      if (clicks.length >= MAX_CLICKS || (clicks.length > 0 && bytes + size > MAX_BYTES))
        return false;
      clicks.push(text);
      bytes += size;
      return true;
    },
    take(batchId) {
      if (clicks.length === 0) return null;
      const head = `{"v":1,"kind":"packed-clicks","batchId":${JSON.stringify(batchId)}`;
      const text = `${head},"links":${JSON.stringify(links)},"clicks":[${clicks.join(",")}]}`;
      links = [];
      clicks = [];
      bytes = 0;
      return text;
    },
  };
}
