import type { ConversionEvent, ReceivedReport } from "@cleverdrip/contract";

/** A conversion as version 1 had it, as the report that it was. */
export function upgradeEvent(event: ConversionEvent): ReceivedReport {
  const { receivedAtMs, via, clickId, clickAtMs, linkNumber } = event;
  const given = { click_id: clickId, ...pick(event) };
  return {
    v: 2,
    kind: "report",
    receivedAtMs,
    via,
    parameters: Object.entries(given).flatMap(([name, value]): [string, string][] =>
      value === null ? [] : [[name, value]],
    ),
    query: null,
    ip: "",
    host: "",
    click: { clickId, atMs: clickAtMs, linkNumber },
    clickProblem: null,
  };
}

function pick({ txid, event, amount, currency, status }: ConversionEvent) {
  return { txid, event, amount, currency, status };
}
