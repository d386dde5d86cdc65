import { mutationOptions, queryOptions, useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type {
  DryRun,
  DryRunInput,
  LintFinding,
  Variant,
  VariantApplyInput,
  VariantDocument,
  VariantEdit,
  VariantInput,
  VariantList,
  VariantPlan,
  VariantPlanInput,
} from "@/lib/contracts/variant";
import { apiFetch } from "./api-fetch";
import { apiPath } from "./api-path";
import { queryKeys } from "./query-keys";

/** All variants of the account, those kept for previews left out. */
export function variantsQuery() {
  return queryOptions({
    queryKey: queryKeys.variantList,
    queryFn: ({ signal }) => apiFetch<VariantList>(apiPath.variants, { signal }),
  });
}

/** What saving would change and purge, and what is doubtful about it. Changes nothing. */
export function variantDryRunQuery(input: DryRunInput) {
  return queryOptions({
    queryKey: queryKeys.variantDryRun(input),
    queryFn: ({ signal }) => apiFetch<DryRun>(apiPath.variantDryRun, { method: "POST", body: input, signal }),
    staleTime: 0,
    gcTime: 30_000,
  });
}

/** The variants as a document to keep in a repository. */
export function variantCodeQuery() {
  return queryOptions({
    queryKey: queryKeys.variantCode,
    queryFn: ({ signal }) => apiFetch<VariantDocument>(apiPath.variantCode, { signal }),
    staleTime: 0,
  });
}

/** What is doubtful about the variants as they are: the remarks on a plan that changes nothing. */
export function variantLintQuery() {
  return queryOptions({
    queryKey: queryKeys.variantLint,
    queryFn: async ({ signal }): Promise<readonly LintFinding[]> => {
      const document = await apiFetch<VariantDocument>(apiPath.variantCode, { signal });
      const plan = await apiFetch<VariantPlan>(apiPath.variantPlan, { method: "POST", body: { document }, signal });
      return plan.lint;
    },
  });
}

type VariantChange = { name: string; edit: VariantEdit };

/** Makes a variant; it is in the list when the promise resolves. Throws ProblemError `variant-taken`. */
export const useCreateVariant = () => useMutation(toVariantMutations(useQueryClient()).create);

/** Changes a variant at once in the list, and back when the server refuses. */
export const useUpdateVariant = () => useMutation(toVariantMutations(useQueryClient()).update);

/** Deletes a variant at once from the list, and back when the server refuses. */
export const useDeleteVariant = () => useMutation(toVariantMutations(useQueryClient()).remove);

/** Says what a document would change. Changes nothing. */
export const usePlanVariants = () =>
  useMutation<VariantPlan, Error, VariantPlanInput>({
    mutationFn: (body) => apiFetch<VariantPlan>(apiPath.variantPlan, { method: "POST", body }),
  });

/** Carries out a plan that was shown. Throws ProblemError `plan-outdated` when the variants changed since. */
export const useApplyVariants = () => useMutation(toVariantMutations(useQueryClient()).apply);

/** The mutations behind the hooks, apart so that tests need no page. */
export function toVariantMutations(client: QueryClient) {
  return {
    create: mutationOptions<Variant, Error, VariantInput>({
      mutationFn: (body) => apiFetch<Variant>(apiPath.variants, { method: "POST", body }),
      onSettled: () => settle(client),
    }),
    update: mutationOptions<Variant, Error, VariantChange, VariantList | undefined>({
      mutationFn: ({ name, edit }) => apiFetch<Variant>(apiPath.variant(name), { method: "PATCH", body: edit }),
      onMutate: ({ name, edit }) =>
        replace(client, (items) => items.map((item) => (item.name === name ? { ...item, ...edit } : item))),
      onError: (_error, _change, before) => putBack(client, before),
      onSettled: () => settle(client),
    }),
    remove: mutationOptions<unknown, Error, string, VariantList | undefined>({
      mutationFn: (name) => apiFetch(apiPath.variant(name), { method: "DELETE" }),
      onMutate: (name) => replace(client, (items) => items.filter((item) => item.name !== name)),
      onError: (_error, _name, before) => putBack(client, before),
      onSettled: () => settle(client),
    }),
    apply: mutationOptions<VariantPlan, Error, VariantApplyInput>({
      mutationFn: (body) => apiFetch<VariantPlan>(apiPath.variantApply, { method: "POST", body }),
      onSettled: () => settle(client),
    }),
  };
}

// Images name their variants, and previews show them: both are other ones now.
const settle = (client: QueryClient) =>
  Promise.all(
    [queryKeys.variants, queryKeys.images, queryKeys.previews].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );

async function replace(
  client: QueryClient,
  change: (items: readonly Variant[]) => Variant[],
): Promise<VariantList | undefined> {
  await client.cancelQueries({ queryKey: queryKeys.variantList });
  const before = client.getQueryData<VariantList>(queryKeys.variantList);
  if (before) client.setQueryData<VariantList>(queryKeys.variantList, { ...before, items: change(before.items) });
  return before;
}

function putBack(client: QueryClient, before: VariantList | undefined): void {
  if (before) client.setQueryData(queryKeys.variantList, before);
}
