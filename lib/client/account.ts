import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Account, AccountEdit } from "@/lib/contracts/account";
import type { Image } from "@/lib/contracts/image";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { queryKeys } from "./query-keys";

/** The account at the upstream: which one it is, its settings, its counts. */
export function accountQuery() {
  return queryOptions({
    queryKey: queryKeys.account,
    queryFn: ({ signal }) => apiFetch<Account>(apiPath.account, { signal }),
  });
}

/** Whether options may stand in the image's delivery URL: never in a private one's, and only where they are switched on. */
export const takesFlexible = (account: Account | undefined, image: Pick<Image, "isPrivate">): boolean =>
  account?.flexibleVariants === true && !image.isPrivate;

/** Changes the account's settings: shown at once, and back when the server refuses. */
export function useUpdateAccount() {
  const client = useQueryClient();
  return useMutation<Account, Error, AccountEdit, Account | undefined>({
    mutationFn: (body) => apiFetch<Account>(apiPath.account, { method: "PATCH", body }),
    onMutate: async (edit) => {
      await client.cancelQueries({ queryKey: queryKeys.account });
      const before = client.getQueryData<Account>(queryKeys.account);
      if (before) client.setQueryData<Account>(queryKeys.account, { ...before, ...edit });
      return before;
    },
    onError: (_error, _edit, before) => {
      if (before) client.setQueryData(queryKeys.account, before);
    },
    onSuccess: (answer) => client.setQueryData(queryKeys.account, answer),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.account }),
  });
}
