import { integer, pick, pickOne } from "../../random.ts";
import { pickBrowser } from "../browsers/pick-browser.ts";
import type { Scene } from "../draft.ts";
import { convertSessions } from "../honest/convert.ts";
import { mixIn, pickCountry, sessions } from "../honest/sessions.ts";
import { honestLike } from "../lines.ts";
import { pickLanguages } from "../languages.ts";
import { settle, type Person } from "../person.ts";
import { marketOf } from "../world/countries.ts";
import { prefix24 } from "../world/networks.ts";

/** A carrier that puts thousands of phones behind a handful of addresses. */
export function carrierNat(scene: Scene, count: number): void {
  const { random } = scene;
  const country = pickCountry(scene);
  const network = pick(random, marketOf(country).mobile);
  const subnets = Array.from({ length: integer(random, 1, 2) }, () => prefix24(random, network));
  const exits = Array.from(
    { length: integer(random, 1, 5) },
    () => `${pickOne(random, subnets)}.${integer(random, 1, 254)}`,
  );
  const mix = { ...mixIn(scene, country), phones: 0.97 };
  const person = (): Person => {
    const market = marketOf(country);
    const browser = pickBrowser(random, mix);
    const languages = pickLanguages(random, market, browser, mix.foreign);
    return settle(random, {
      market,
      network,
      browser,
      languages,
      tls: browser.tls,
      ip: pickOne(random, exits),
    });
  };
  convertSessions(scene, sessions(scene, count, { truth: honestLike("carrier-nat"), person }));
}
