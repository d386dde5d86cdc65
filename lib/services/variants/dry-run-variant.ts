import type { DryRun, DryRunInput, Variant } from "@/lib/contracts/variant";
import type { ServiceContext } from "../context";
import { countCached } from "./count-cached";
import { diffVariant } from "./diff-variant";
import { lintSet } from "./lint-set";
import { noSuchVariant, requireEditable } from "./refusals";
import { toVariants } from "./to-variant";

const toAfter = (before: Variant | undefined, { name, options, neverRequireSignedURLs }: DryRunInput) =>
  options === null
    ? undefined
    : {
        name,
        options,
        isDevice: false,
        neverRequireSignedURLs: neverRequireSignedURLs ?? before?.neverRequireSignedURLs ?? false,
      };

/**
 * What saving or deleting would do. Deleting `public` may be tried here, to be told why not. Throws `not-found` for the
 * deletion of what is not there; `invalid-input` for the device variant.
 */
export const dryRunVariant = async (ctx: ServiceContext, input: DryRunInput): Promise<DryRun> => {
  const records = await ctx.upstream.variants.list({ signal: ctx.signal });
  const current = toVariants(records);
  const before = current.find(({ name }) => name === input.name);
  if (before !== undefined) requireEditable(before);
  const after = toAfter(before, input);
  if (before === undefined && after === undefined) throw noSuchVariant(input.name);
  const changes = diffVariant(before, after);
  const others = current.filter(({ name }) => name !== input.name);
  const lint = await lintSet(ctx, {
    variants: after === undefined ? others : [...others, after],
    records,
    imageIds: input.imageIds,
  });
  // A new variant has no copies yet, and no change purges nothing.
  const purges = before !== undefined && changes.length > 0;
  return { cachedImages: purges ? await countCached(ctx) : 0, isNew: before === undefined, changes, lint };
};
