import type { KeyList } from "@/lib/contracts/signing";
import type { SigningKey } from "@/lib/upstream/account-upstream";
import type { ServiceContext } from "../context";

/** Names without values. */
export const toKeyList = (keys: readonly SigningKey[]): KeyList => ({ items: keys.map(({ name }) => ({ name })) });

export const listKeys = async ({ upstream, signal }: ServiceContext): Promise<KeyList> =>
  toKeyList(await upstream.keys.list({ signal }));
