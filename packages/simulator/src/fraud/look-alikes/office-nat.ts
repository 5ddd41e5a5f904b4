import { integer, isChance, pick, pickOne } from "../../random.ts";
import type { Browser } from "../browsers/browser.ts";
import { chromium, newestChrome } from "../browsers/chromium.ts";
import { macSafari } from "../browsers/apple.ts";
import { between, logBetween } from "../draws.ts";
import type { Scene } from "../draft.ts";
import { convertSessions } from "../honest/convert.ts";
import { waking } from "../honest/moments.ts";
import { pickCountry, sessions } from "../honest/sessions.ts";
import { honestLike } from "../lines.ts";
import { pickLanguages } from "../languages.ts";
import { accessRtt, settle, type Person } from "../person.ts";
import { marketOf } from "../world/countries.ts";
import { address, type Network } from "../world/networks.ts";
import { transitNetworks } from "../world/other-networks.ts";
import { gatewayBoxes, middleboxes, type TlsStack } from "../world/tls.ts";

type Office = {
  readonly country: string;
  readonly network: Network;
  readonly ip: string;
  readonly rttMs: number;
  readonly image: Browser;
  /** The proxy that all of the company's traffic leaves through, if it has one. */
  readonly box: TlsStack | null;
};

/** Companies whose whole staff shares one address, one kind of computer and one working day. */
export function officeNat(scene: Scene, count: number): void {
  const { random } = scene;
  const offices = Array.from({ length: integer(random, 1, 4) }, () => createOffice(scene));
  const share = between(random, [0.75, 0.97]);
  const made = sessions(scene, count, {
    truth: honestLike("office-nat"),
    person: () => employee(scene, pickOne(random, offices), share),
    moment: (_, person) => workingTime(scene, person.offsetHours),
  });
  convertSessions(scene, made);
}

function createOffice(scene: Scene): Office {
  const { random } = scene;
  const country = pickCountry(scene);
  const network = pick(random, isChance(random, 0.2) ? transitNetworks : marketOf(country).fixed);
  const version = newestChrome - integer(random, 0, 6);
  const isEdge = isChance(random, 0.6);
  return {
    country,
    network,
    ip: address(random, network, 0),
    rttMs: accessRtt(random, "fixed"),
    image: isEdge
      ? chromium({
          family: "edge",
          brand: "Microsoft Edge",
          version,
          platform: "Windows",
          suffix: ` Edg/${version}.0.0.0`,
        })
      : chromium({ version, platform: "Windows" }),
    box: isChance(random, 0.45)
      ? pick(random, isChance(random, 0.6) ? gatewayBoxes : middleboxes)
      : null,
  };
}

function employee(scene: Scene, office: Office, managed: number): Person {
  const { random } = scene;
  const market = marketOf(office.country);
  const browser = isChance(random, managed)
    ? office.image
    : isChance(random, 0.5)
      ? macSafari(random)
      : chromium({ version: newestChrome, platform: "macOS" });
  const { network, ip } = office;
  const rttMs = office.rttMs * logBetween(random, [0.9, 1.15]);
  const languages = pickLanguages(random, market, browser, scene.publisher.mix.foreign);
  return settle(random, {
    market,
    network,
    browser,
    languages,
    tls: office.box ?? browser.tls,
    ip,
    rttMs,
  });
}

/** Mostly between eight and six on working days. */
export function workingTime(scene: Scene, offsetHours: number): number {
  const { random, fromMs, toMs } = scene;
  for (let tries = 0; ; tries++) {
    const atMs = waking(random, fromMs, toMs, offsetHours, 0.5);
    const local = new Date(atMs + offsetHours * 3_600_000);
    const hour = local.getUTCHours();
    const isWorkday = local.getUTCDay() % 6 !== 0;
    if ((isWorkday && hour >= 8 && hour < 18) || tries > 40 || isChance(random, 0.02)) return atMs;
  }
}
