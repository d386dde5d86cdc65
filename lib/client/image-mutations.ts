import { mutationOptions, useMutation, useQueryClient, type QueryClient, type QueryKey } from "@tanstack/react-query";
import type { Image } from "@/lib/contracts/image";
import { apiFetch, toShownProblem } from "./api-fetch";
import { apiPath } from "./api-path";
import { withImagesBack, withoutImages, type ImagePages } from "./image-pages";
import type { ProblemError } from "./problem-error";
import { queryKeys } from "./query-keys";

/** What became of each id of one action. An action on many is never all or nothing. */
export type BulkResult = {
  done: readonly string[];
  failed: readonly { id: string; problem: ProblemError }[];
};

type Ids = readonly string[];
type ListState = "ready" | "trashed";
type Move = { from: ListState; to?: ListState };
type Snapshot = readonly (readonly [QueryKey, ImagePages])[];

const parallelCalls = 6;

/** Moves images to the trash: gone from the lists at once, back if the server refuses. */
export const useTrashImages = () =>
  useBulkAction({ from: "ready" }, (id) => apiFetch<Image>(apiPath.image(id), { method: "DELETE" }));

/** Takes images out of the trash. */
export const useRestoreImages = () =>
  useBulkAction({ from: "trashed", to: "ready" }, (id) => apiFetch<Image>(apiPath.restore(id), { method: "POST" }));

/** Deletes images at the upstream too. There is no way back. */
export const useDeleteForever = () =>
  useBulkAction({ from: "trashed" }, (id) =>
    apiFetch(apiPath.image(id), { method: "DELETE", query: { permanent: true } }),
  );

function useBulkAction(move: Move, act: (id: string) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation(toBulkOptions(client, move, act));
}

/** The mutation behind each action: optimistic, each id on its own, failures put back where they stood. */
export function toBulkOptions(client: QueryClient, move: Move, act: (id: string) => Promise<unknown>) {
  return mutationOptions<BulkResult, Error, Ids, Snapshot>({
    mutationFn: (ids) => actOnEach(ids, act),
    onMutate: (ids) => takeOut(client, move.from, ids),
    onSuccess: ({ failed }, _ids, before) => {
      const failedIds = failed.map(({ id }) => id);
      putBack(client, before, failedIds);
      return settle(client, move.to === "ready" || failed.length > 0);
    },
    onError: (_error, ids, before) => {
      putBack(client, before ?? [], ids);
      return settle(client, true);
    },
  });
}

// A list that already lost its images is only marked stale: asking again costs one call per loaded page.
const settle = (client: QueryClient, mustAskAgain: boolean) =>
  client.invalidateQueries({ queryKey: queryKeys.images, refetchType: mustAskAgain ? "active" : "none" });

/** Runs `act` on every id, a few at a time, and never stops at the first failure. */
export async function actOnEach(ids: Ids, act: (id: string) => Promise<unknown>): Promise<BulkResult> {
  const queue = [...new Set(ids)];
  const done: string[] = [];
  const failed: { id: string; problem: ProblemError }[] = [];
  const worker = async () => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      try {
        await act(id);
        done.push(id);
      } catch (error) {
        failed.push({ id, problem: toShownProblem(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: parallelCalls }, worker));
  return { done, failed };
}

async function takeOut(client: QueryClient, from: ListState, ids: Ids): Promise<Snapshot> {
  await client.cancelQueries({ queryKey: queryKeys.imageLists });
  const gone = new Set(ids);
  const before: [QueryKey, ImagePages][] = [];
  for (const [key, list] of client.getQueriesData<ImagePages>({ queryKey: queryKeys.imageLists })) {
    if (!list || !isListOf(key, from)) continue;
    before.push([key, list]);
    client.setQueryData<ImagePages>(key, withoutImages(list, gone));
  }
  return before;
}

function putBack(client: QueryClient, before: Snapshot, ids: Ids): void {
  const returning = new Set(ids);
  for (const [key, list] of before) {
    client.setQueryData<ImagePages>(key, (now) => (now ? withImagesBack(now, list, returning) : now));
  }
}

function isListOf(key: QueryKey, state: ListState): boolean {
  const filters = key[2];
  return typeof filters === "object" && filters !== null && "state" in filters && filters.state === state;
}
