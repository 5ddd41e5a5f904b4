import { attempt } from "./attempt.ts";
import { commands } from "./commands.ts";
import { config } from "./config.ts";
import { consent, isAllowed } from "./visitor.ts";

type Command = readonly [name: string, data?: unknown];

type Cd = ((...command: Command) => void) & {
  /** Commands given before the snippet was there. */
  readonly q?: readonly Command[];
  /** Set on the real one. */
  on?: unknown;
};

declare global {
  var cd: Cd | undefined;
}

const run: Cd = (name, data) => {
  // A name nobody knows throws, and is forgotten.
  attempt(() => commands[name as keyof typeof commands](data as never));
};

/** Takes over from the loader's queue; a second copy on the page leaves all to the first. */
attempt(() => {
  const early = self.cd || run;
  if (early.on) return;
  self.cd = run;
  run.on = 1;
  for (const command of early.q || []) run(...command);
  if (isAllowed === undefined && !config.wait) consent(1);
});
