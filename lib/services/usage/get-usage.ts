import { projectMonthlyCost } from "@/lib/contracts/pricing";
import type { Usage } from "@/lib/contracts/usage";
import type { ServiceContext } from "../context";
import { publishedPrices } from "./prices";

/** What is known of the account's use. Neither upstream tells what was delivered, and nothing here counts it. */
export const getUsage = async (ctx: Pick<ServiceContext, "upstream" | "images" | "signal">): Promise<Usage> => {
  const [{ current, allowed }, indexed] = await Promise.all([
    ctx.upstream.getStats({ signal: ctx.signal }),
    ctx.images.sumReady(),
  ]);
  return {
    stored: current,
    allowed,
    indexed,
    delivered: null,
    transformations: null,
    prices: publishedPrices,
    projected: projectMonthlyCost({ stored: current, delivered: 0, transformations: 0 }, publishedPrices),
  };
};
