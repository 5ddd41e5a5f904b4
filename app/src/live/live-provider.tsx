import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { meQuery } from "../api/session.ts";
import { keepConnected } from "./connection.ts";
import { NOTHING_LIVE, withMessage, type LiveState } from "./live-state.ts";
import { refreshAfterFacts } from "./refresh.ts";
import { schedule } from "./schedule.ts";

const LiveContext = createContext<LiveState>(NOTHING_LIVE);

/** One socket for the whole dashboard, open as long as somebody is signed in. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>(NOTHING_LIVE);

  useEffect(() => {
    const refresh = refreshAfterFacts(queryClient);
    let isGreeted = false;
    const live = keepConnected({
      connect: () => new WebSocket(liveUrl(window.location)),
      onMessage: (message) => {
        setState((before) => withMessage(before, message));
        // The first message says how things stand, which the page has just asked for itself.
        if (isGreeted) refresh.call();
        isGreeted = true;
      },
      onState: (connection) => {
        setState((before) => ({ ...before, connection }));
        // A refused handshake looks like a lost network; asking who we are tells an ended session from it.
        if (connection === "waiting")
          void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      },
      schedule,
      random: Math.random,
    });
    window.addEventListener("online", live.retry);
    return () => {
      window.removeEventListener("online", live.retry);
      refresh.cancel();
      live.close();
    };
  }, [queryClient]);

  return <LiveContext value={state}>{children}</LiveContext>;
}

export function useLive(): LiveState {
  return useContext(LiveContext);
}

export function liveUrl({ protocol, host }: Pick<Location, "protocol" | "host">): string {
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/v1/live`;
}
