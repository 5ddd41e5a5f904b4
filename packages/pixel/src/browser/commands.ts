import { attempt } from "./attempt.ts";
import { config } from "./config.ts";
import { deliver } from "./deliver.ts";
import {
  captureClickId,
  consent,
  decided,
  isAllowed,
  readClickId,
  storeClickId,
} from "./visitor.ts";

type Values = Readonly<Record<string, unknown>>;

const done: Record<string, unknown> = {};
let clickSettled: Promise<unknown> | undefined;

export const commands = {
  consent,

  set(options: Values): void {
    Object.assign(config, options);
  },

  /** Looks for a click id whenever the page moves on; the way back leads to no newer one. */
  spa(): void {
    if (!isFirst("spa")) return;
    for (const name of ["pushState", "replaceState"] as const) {
      const original = history[name];
      history[name] = (...change) => {
        original.apply(history, change);
        attempt(captureClickId);
      };
    }
  },

  /** Asks for a click, unless this page was reached by one. */
  async click({ link, ...values }: Values): Promise<void> {
    const url = `${config.click}${link}?${withValues(location.search, values)}`;
    await decided;
    if (isAllowed && !captureClickId() && isFirst(url)) {
      clickSettled = new Promise((settle) => {
        // A conversion waits this long for the click.
        setTimeout(settle, 3e3);
        fetch(url, { credentials: "include" })
          .then((response) => response.json())
          .then((answer) => storeClickId(answer.clickId))
          .then(settle, settle);
      });
    }
  },

  /** What nothing can attribute is not sent: a sale that no publisher caused is none of the tracker's business. */
  async conversion({ ...values }: Values): Promise<void> {
    await decided;
    await clickSettled;
    // The click id first: lists of blocked addresses know `?event=…` as a report of its own.
    const body = withValues(`cid=${readClickId()}`, values);
    if (
      isAllowed &&
      (body.get("cid") || values.coupon) &&
      isFirst(`${values.txid} ${values.event}`)
    ) {
      deliver(body);
    }
  },
};

/** The query with the values put in; what is not given stays out. */
function withValues(query: string, values: Values): URLSearchParams {
  const result = new URLSearchParams(query);
  for (const name in values) {
    const value = values[name];
    // What is no text becomes one in there.
    if (value !== undefined && value !== null) result.set(name, value as string);
  }
  return result;
}

function isFirst(key: string): unknown {
  return !done[key] && (done[key] = true);
}
