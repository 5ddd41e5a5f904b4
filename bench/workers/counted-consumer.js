// The real consumer with counted bindings.
import worker, {
  CampaignWindow as Window,
  Facts as RealFacts,
  FraudWindow as Judge,
  LiveFeed as Feed,
} from "counted-worker";
import { add, answerCounts, counted, countLogs, countStorage } from "./counting.js";

countLogs();

/** Counts what an object does with its storage and bindings. */
function countedObject(Real) {
  return class extends Real {
    constructor(ctx, env) {
      countStorage(ctx.storage);
      super(ctx, counted(env));
    }
  };
}

/** And its alarms: each is billed like a request. */
function countedWindow(Real) {
  return class extends countedObject(Real) {
    alarm() {
      add("objectRequests");
      return super.alarm();
    }
  };
}

export class CampaignWindow extends countedWindow(Window) {}

export class FraudWindow extends countedWindow(Judge) {}

export class LiveFeed extends countedObject(Feed) {}

export class Facts extends RealFacts {
  constructor(ctx, env) {
    super(ctx, counted(env));
    add("invocations");
  }
}

const RULES = {
  caps: [],
  duplicates: { by: "none", windowSeconds: 10 },
  uniqueWindowDays: 30,
  timezone: "UTC",
};

/** What windows forget with time they forget now: each sees a click. */
async function forgetInWindows(names, env) {
  const nowMs = Date.now();
  const day = new Date(nowMs).toISOString().slice(0, 10);
  const seen = {
    atMs: nowMs,
    day,
    isPayable: true,
    publisherId: "",
    linkId: "",
    duplicateKeys: [],
  };
  const observation = {
    batchId: "bat_later",
    clicks: [{ ...seen, id: "later", visitorKeys: [2] }],
  };
  for (const name of names)
    await env.CAMPAIGN_WINDOW.getByName(name).observe([observation], RULES, nowMs);
}

export default {
  async fetch(request, env) {
    const answer = answerCounts(request);
    if (answer !== null) return answer;
    await forgetInWindows(await request.json(), env);
    return new Response(null, { status: 204 });
  },
  queue(batch, env, ctx) {
    add("invocations");
    add("queueCalls");
    return worker.queue(batch, counted(env), ctx);
  },
  scheduled(controller, env, ctx) {
    add("invocations");
    return worker.scheduled(controller, counted(env), ctx);
  },
};
