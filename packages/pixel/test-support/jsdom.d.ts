/** What the tests use of jsdom, which brings no types of its own. */
declare module "jsdom" {
  export type Cookie = {
    readonly key: string;
    readonly value: string;
    readonly domain: string;
    readonly hostOnly: boolean;
    readonly path: string;
    readonly secure: boolean;
    readonly sameSite: string;
    readonly maxAge: number;
  };

  export class CookieJar {
    getCookiesSync(url: string): Cookie[];
    setCookieSync(cookie: string, url: string): void;
  }

  export class JSDOM {
    constructor(
      html: string,
      options: {
        readonly url: string;
        readonly cookieJar: CookieJar;
        readonly runScripts: "outside-only";
      },
    );
    readonly window: Window & typeof globalThis;
  }
}
