import type { SenderUse } from "../evidence.ts";
import { textHash } from "../../text-hash.ts";
import { memoize } from "../../memoize.ts";
import type { Traits } from "../traits.ts";
import { addAddress, mapAt, readAddress, bitsOf, type AddressSketch } from "./address-sketch.ts";

/** What of a click's sender is counted. */
export type Sender = Pick<Traits, "prefix" | "agent" | "tls">;

const hashOf = memoize((text) => textHash(text) >>> 0, 10_000);

/** Counts a click under its sender, its network, and its publisher's part of that network. */
export function addSender(sketch: AddressSketch, publisherId: string, sender: Sender): void {
  const { prefix, agent } = sender;
  addAddress(sketch, senderKey(publisherId, sender), agent);
  addAddress(sketch, networkKey(prefix), agent);
  addAddress(sketch, partKey(publisherId, prefix), agent);
}

/** Counts of all days together. */
export function readSenders(sketches: readonly AddressSketch[]): SenderUse {
  const clicks = (key: number): number =>
    sketches.reduce((sum, sketch) => sum + readAddress(sketch, key).clicks, 0);
  return {
    alike: (publisherId, traits) => clicks(senderKey(publisherId, traits)),
    network: (publisherId, { prefix }) => {
      const key = networkKey(prefix);
      const map = sketches.reduce((bits, sketch) => bits | mapAt(sketch, key), 0);
      return {
        clicks: clicks(key),
        own: clicks(partKey(publisherId, prefix)),
        agents: bitsOf(map),
      };
    },
  };
}

function senderKey(publisherId: string, { prefix, agent, tls }: Sender): number {
  const own = hashOf(publisherId) ^ Math.imul(prefix, 0x85ebca77);
  return spread(own ^ Math.imul(agent, 0xc2b2ae3d) ^ Math.imul(tls, 0x27d4eb2f));
}

function networkKey(prefix: number): number {
  return spread(Math.imul(prefix, 0x165667b1) ^ 0x9e3779b9);
}

function partKey(publisherId: string, prefix: number): number {
  return spread(Math.imul(hashOf(publisherId), 0x2c1b3c6d) ^ Math.imul(prefix, 0x297a2d39));
}

/** 0 is nobody's. */
function spread(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  return (mixed ^ (mixed >>> 15)) >>> 0 || 1;
}
