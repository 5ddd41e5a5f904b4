import { integer, isChance, pick, pickOne } from "../../random.ts";
import { desktopChromium } from "../browsers/chromium.ts";
import { anyFirefox } from "../browsers/firefox.ts";
import { logBetween } from "../draws.ts";
import type { Scene } from "../draft.ts";
import { convertSessions } from "../honest/convert.ts";
import { pickCountry, sessions, usualMoment } from "../honest/sessions.ts";
import { honestLike } from "../lines.ts";
import { pickLanguages } from "../languages.ts";
import { settle, type Person } from "../person.ts";
import { marketOf } from "../world/countries.ts";
import { address, type Network } from "../world/networks.ts";
import { desktopNetworks, gatewayNetworks } from "../world/other-networks.ts";
import { gatewayBoxes, type TlsStack } from "../world/tls.ts";
import { workingTime } from "./office-nat.ts";

type Exit = { readonly network: Network; readonly ip: string; readonly box: TlsStack | null };

/** People at work whose traffic leaves from a data centre: a company's VPN or gateway, a desktop in the cloud. */
export function cloudDesktop(scene: Scene, count: number): void {
  const { random } = scene;
  const exits = Array.from({ length: Math.round(logBetween(random, [8, 60])) }, () =>
    createExit(scene),
  );
  const made = sessions(scene, count, {
    truth: honestLike("cloud-desktop"),
    person: () => worker(scene, pickOne(random, exits)),
    moment: (_, person) =>
      isChance(random, 0.8) ? workingTime(scene, person.offsetHours) : usualMoment(scene, person),
  });
  convertSessions(scene, made);
}

function createExit(scene: Scene): Exit {
  const { random } = scene;
  const isGateway = isChance(random, 0.55);
  const network = pick(random, isGateway ? gatewayNetworks : desktopNetworks);
  return {
    network,
    ip: address(random, network, 0),
    box: isGateway && isChance(random, 0.7) ? pick(random, gatewayBoxes) : null,
  };
}

function worker(scene: Scene, exit: Exit): Person {
  const { random } = scene;
  const market = marketOf(pickCountry(scene));
  const browser = isChance(random, 0.06) ? anyFirefox(random, false) : desktopChromium(random);
  const languages = pickLanguages(random, market, browser, scene.publisher.mix.foreign + 0.04);
  // A farther site of the company reaches the exit through its own network first.
  const rttMs = isChance(random, 0.25) ? integer(random, 40, 190) : undefined;
  return settle(random, {
    market,
    network: exit.network,
    browser,
    languages,
    tls: exit.box ?? browser.tls,
    ip: exit.ip,
    ...(rttMs === undefined ? {} : { rttMs }),
  });
}
