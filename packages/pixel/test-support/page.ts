import { setImmediate } from "node:timers/promises";
import { CookieJar, JSDOM } from "jsdom";
import { buildSnippet, type SnippetOptions } from "../src/index.ts";

export const trackerOrigin = "https://go.brand.example";
export const clickId = "0v3m8c7q1n5s9x2b4d6f8h0j2k4p6r8t";
export const otherClickId = "1a2b3c4d5e6f7g8h9j0k1m2n3p4q5r6s";

/** What the snippet asked the tracker for. */
export type Sent = {
  readonly url: string;
  /** "image" = a GET by an image element. */
  readonly method: "GET" | "POST" | "image";
  readonly body: string;
  readonly init: RequestInit;
};

export type PageOptions = {
  readonly url?: string;
  /** The visitor's browser; pages of one jar share their cookies. */
  readonly jar?: CookieJar;
  readonly snippet?: Partial<SnippetOptions>;
  /** Commands that the page gives before the script is there. */
  readonly early?: string;
  readonly globalPrivacyControl?: boolean;
  /** The tracker's answer; a rejection = the request never arrives. */
  readonly answer?: (sent: Sent) => Promise<Response>;
  /** Code of the page that runs before everything else. */
  readonly before?: string;
};

export type Page = Awaited<ReturnType<typeof openPage>>;

const loader = "window.cd=window.cd||function(){(cd.q=cd.q||[]).push(arguments)};";

/** A page of the shop with the snippet as it is shipped, network and clock in the test's hands. */
export async function openPage(options: PageOptions = {}) {
  const { url = "https://shop.example/", jar = new CookieJar(), before = "", early = "" } = options;
  const { window } = new JSDOM("", { url, cookieJar: jar, runScripts: "outside-only" });
  const { sent, images, timers, fakes } = fakeBrowser(options.answer);
  Object.assign(window, fakes);
  Object.assign(window.navigator, { globalPrivacyControl: options.globalPrivacyControl });
  const script = buildSnippet({ origin: trackerOrigin, ...options.snippet });
  const run = async (code: string): Promise<unknown> => {
    const result: unknown = window.eval(code);
    await setImmediate();
    return result;
  };
  await run(`${before};${loader}${early}`);
  await run(script);
  return {
    sent,
    jar,
    script,
    run,
    /** The stored click id. */
    stored: () => jar.getCookiesSync(url).find(({ key }) => key === "cd_click")?.value,
    failImages: async () => {
      for (const image of images.splice(0)) image.onerror?.();
      await setImmediate();
    },
    /** Lets every pause end. */
    elapse: async () => {
      for (const timer of timers.splice(0)) timer();
      await setImmediate();
    },
  };
}

type FakeImage = { onerror?: () => void };

function fakeBrowser(answer: PageOptions["answer"] = async () => new Response()) {
  const sent: Sent[] = [];
  const images: FakeImage[] = [];
  const timers: (() => void)[] = [];
  const fakes = {
    fetch: (url: string, init: RequestInit) => {
      const method = init.method === "POST" ? "POST" : "GET";
      const request = { url, method, body: String(init.body ?? ""), init } as const;
      sent.push(request);
      return answer(request);
    },
    Image: function Image(this: FakeImage) {
      const set = (url: string) => {
        images.push(this);
        sent.push({ url, method: "image", body: "", init: {} });
      };
      Object.defineProperty(this, "src", { set });
    },
    setTimeout: (work: (...values: unknown[]) => void, _ms: number, ...values: unknown[]) => {
      timers.push(() => work(...values));
    },
  };
  return { sent, images, timers, fakes };
}
