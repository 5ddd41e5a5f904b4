// The real complete tracker with counted bindings.
import Worker from "counted-worker";
import { add, answerCounts, counted, countLogs } from "./counting.js";

countLogs();

let env;

export default class extends Worker {
  constructor(ctx, real) {
    env ??= counted(real);
    super(ctx, env);
    add("invocations");
  }

  fetch(request) {
    return answerCounts(request) ?? super.fetch(request);
  }
}
