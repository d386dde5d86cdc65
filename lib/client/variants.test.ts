import { MutationObserver } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { VariantList } from "@/lib/contracts/variant";
import { createQueryClient } from "./query-client";
import { queryKeys } from "./query-keys";
import { toVariantMutations } from "./variants";

afterEach(() => vi.unstubAllGlobals());

const variant = (name: string, width: number) => ({
  name,
  options: { fit: "scale-down" as const, width, metadata: "none" as const },
  isDevice: false,
  neverRequireSignedURLs: false,
});
const listed: VariantList = { items: [variant("hero", 300), variant("public", 1366)], limit: 100 };

const open = () => {
  const client = createQueryClient();
  client.setQueryData(queryKeys.variantList, listed);
  const seen: string[] = [];
  let answer = (): Response => Response.json({});
  let isAnswered = (): void => undefined;
  const answered = new Promise<void>((resolve) => (isAnswered = resolve));
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    seen.push(`${init.method} ${path}`);
    await answered;
    return answer();
  });
  return {
    client,
    seen,
    names: () => client.getQueryData<VariantList>(queryKeys.variantList)?.items.map(({ name }) => name),
    widths: () => client.getQueryData<VariantList>(queryKeys.variantList)?.items.map(({ options }) => options?.width),
    settle: (next: () => Response) => {
      answer = next;
      isAnswered();
    },
  };
};
const refuse = (): Response => Response.json({ status: 409, code: "forbidden", title: "No" }, { status: 409 });

describe("changing a variant", () => {
  it("shows at once, and goes back when the server refuses", async () => {
    const { client, seen, widths, settle } = open();
    const change = { name: "hero", edit: { options: { fit: "scale-down", width: 9, metadata: "none" } } } as const;
    const done = new MutationObserver(client, toVariantMutations(client).update).mutate(change);
    await vi.waitFor(() => expect(widths()).toEqual([9, 1366]));
    settle(refuse);
    await expect(done).rejects.toMatchObject({ status: 409 });
    expect([seen, widths()]).toEqual([["PATCH /api/variants/hero"], [300, 1366]]);
  });

  it("stays when the server agrees, and makes images and previews stale", async () => {
    const { client, widths, settle } = open();
    client.setQueryData(queryKeys.image("one"), { id: "one" });
    const change = { name: "hero", edit: { options: { fit: "scale-down", width: 9, metadata: "none" } } } as const;
    const done = new MutationObserver(client, toVariantMutations(client).update).mutate(change);
    settle(() => Response.json(variant("hero", 9)));
    await done;
    expect(widths()).toEqual([9, 1366]);
    for (const key of [queryKeys.variantList, queryKeys.image("one")]) {
      expect(client.getQueryState(key)?.isInvalidated).toBe(true);
    }
  });
});

describe("deleting a variant", () => {
  it("takes it out at once, and puts it back when the server refuses", async () => {
    const { client, seen, names, settle } = open();
    const done = new MutationObserver(client, toVariantMutations(client).remove).mutate("hero");
    await vi.waitFor(() => expect(names()).toEqual(["public"]));
    settle(refuse);
    await expect(done).rejects.toMatchObject({ status: 409 });
    expect([seen, names()]).toEqual([["DELETE /api/variants/hero"], ["hero", "public"]]);
  });
});
