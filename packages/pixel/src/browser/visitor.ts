import { config } from "./config.ts";

// A browser's type library does not know the signal.
type Signals = { readonly globalPrivacyControl?: boolean };

/** undefined = nobody has said yet. */
export let isAllowed: boolean | undefined;

let release: () => void;
/** Settled by the first decision, whichever it is. */
export const decided = new Promise<void>((settle) => (release = settle));

/** For this page, where cookies are refused. */
let memory: string | undefined;

/** Global Privacy Control is final: a banner that agrees by default must not overrule it. */
export function consent(isWanted: unknown): void {
  isAllowed = !!isWanted && !(config.gpc && (navigator as Signals).globalPrivacyControl);
  release();
  storeClickId("");
  captureClickId();
}

/** Keeps a click id when that is allowed, and forgets it ("") when it is not. */
export function storeClickId(id: string | undefined): void {
  if (!id !== !isAllowed) return;
  memory = id;
  // 90 days; Safari keeps a script's cookie for 7 at most. An empty domain means this host alone (RFC 6265bis, 5.6.3).
  document.cookie = `${config.cookie}=${id};path=/;max-age=${id ? 7776e3 : 0};samesite=lax;domain=${
    config.domain || ""
  }${location.protocol === "https:" ? ";secure" : ""}`;
}

export function readClickId(): string {
  return memory || find(document.cookie, `(^|; )${config.cookie}`);
}

/** Keeps the click id in the page's address, if there is one; what others put under these names has another form. */
export function captureClickId(): string {
  const id = find(location.href, `[?&](${config.params})`);
  storeClickId(id);
  return id;
}

function find(text: string, name: string): string {
  return (text.match(`${name}=(\\w{32})\\b`) || [])[2] || "";
}
