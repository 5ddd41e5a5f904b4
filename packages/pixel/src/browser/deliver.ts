import { config } from "./config.ts";
import { isAllowed } from "./visitor.ts";

/**
 * Sends an event so that it outlives the page: keepalive, else an image, which a page's policy may allow where it
 * forbids the first. What fails is sent once more, 3 s later; the tracker counts a repeat once.
 */
export function deliver(body: URLSearchParams, isRepeat?: unknown): void {
  if (!isAllowed) return;
  const again = () => isRepeat || setTimeout(deliver, 3e3, body, 1);
  fetch(config.event, { method: "POST", body, keepalive: true }).then(
    (response) => response.status > 499 && again(),
    () => Object.assign(new Image(), { onerror: again, src: `${config.event}?${body}` }),
  );
}
