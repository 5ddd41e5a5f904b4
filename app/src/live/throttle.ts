/** Runs `task` at once and then at most every `intervalMs`, with a last run for calls that came in between. */
export function throttle(
  task: () => void,
  intervalMs: number,
  schedule: (run: () => void, delayMs: number) => () => void,
): { readonly call: () => void; readonly cancel: () => void } {
  let isPending = false;
  let cancelTimer: (() => void) | null = null;

  function elapsed() {
    cancelTimer = null;
    if (!isPending) return;
    isPending = false;
    run();
  }

  function run() {
    cancelTimer = schedule(elapsed, intervalMs);
    task();
  }

  return {
    call: () => {
      if (cancelTimer === null) run();
      else isPending = true;
    },
    cancel: () => {
      cancelTimer?.();
      cancelTimer = null;
      isPending = false;
    },
  };
}
