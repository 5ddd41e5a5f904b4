import { useQueryClient } from "@tanstack/react-query";

/** Everything that a replay may change is read anew. */
export function useRereadAfterReplay(): () => void {
  const queryClient = useQueryClient();
  return () => {
    for (const key of ["dead-letters", "health", "balance", "clicks", "conversions", "reports"])
      void queryClient.invalidateQueries({ queryKey: [key] });
  };
}
