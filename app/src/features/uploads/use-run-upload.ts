import type { Upload } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { advanceUpload, uploadQuery } from "../../api/uploads.ts";

type Verb = "check" | "commit";

/**
 * Goes on with an upload call by call until nothing is left, or until the page is left: what was done stays done, and the
 * next call begins where the last one ended.
 */
export function useRunUpload(id: string) {
  const queryClient = useQueryClient();
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  return useMutation({
    mutationFn: async (verb: Verb) => {
      for (let isOpen = true; isOpen && !isLeft.current;) {
        const upload = await advanceUpload(id, verb);
        queryClient.setQueryData(uploadQuery(id).queryKey, upload);
        isOpen = isUnfinished(upload, verb);
      }
    },
    onSettled: (_data, _error, verb) => {
      void queryClient.invalidateQueries({ queryKey: ["uploads", "list"] });
      if (verb === "check") return;
      for (const key of ["conversions", "received", "reports", "latest"])
        void queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}

function isUnfinished({ state }: Upload, verb: Verb): boolean {
  return verb === "check" ? state === "checking" : state === "committing";
}
