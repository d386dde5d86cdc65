import { AppError } from "@/lib/errors/app-error";
import { isAbsence } from "./absence";
import type { UpstreamConfig, UpstreamKeys, UpstreamVariants, VariantRecord } from "./account-upstream";
import { parseEnvelope } from "./envelope";
import type { CallOptions } from "./upstream";
import type { Attempt } from "./retry";
import type { SdkClient } from "./sdk-client";
import { parseConfig, parseKeys, parseVariantRecord, parseVariantRecords } from "./account-wire";
import { isSameRecord, toConfigBody, toOptionsBody } from "./account-request";

type Run<T> = (signal: AbortSignal, attempt: Attempt) => Promise<T>;

export type AccountCallParts = Readonly<{
  client: SdkClient;
  account: Readonly<{ account_id: string }>;
  /** Runs a call that may be sent again. */
  repeat: <T>(options: CallOptions, run: Run<T>) => Promise<T>;
}>;

const read = async (response: Response): Promise<unknown> => parseEnvelope(response.status, await response.text());

/** Codes by which a server says that it has no such path, or that we may not see it. */
const silences: ReadonlySet<AppError["code"]> = new Set(["not-found", "upstream-refused", "misconfigured"]);

/** A 409 that follows an attempt whose answer was lost is that attempt's success, if what is there is what was asked. */
const requireOwnVariant = (found: VariantRecord | undefined, wanted: VariantRecord, taken: AppError): VariantRecord => {
  if (found !== undefined && isSameRecord(found, wanted)) return found;
  throw taken;
};

const toTaken = (name: string, cause: AppError): AppError =>
  new AppError("variant-taken", {
    detail: `There is a variant named ${name} already. Choose another name, or change that one.`,
    cause,
    ...(cause.upstreamCode === undefined ? {} : { upstreamCode: cause.upstreamCode }),
  });

export const createVariantCalls = ({ client, account, repeat }: AccountCallParts): UpstreamVariants => {
  const { variants } = client.images.v1;

  const find: UpstreamVariants["find"] = async (name, options = {}) => {
    try {
      return await repeat(options, async (signal) =>
        parseVariantRecord(await read(await variants.get(name, account, { signal }).asResponse())),
      );
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    }
  };

  const create: UpstreamVariants["create"] = async (record, options = {}) => {
    let mayBeOurs = false;
    try {
      return await repeat(options, async (signal, { mayHaveHappened }) => {
        mayBeOurs = mayHaveHappened;
        const body = { ...account, id: record.name, ...toOptionsBody(record) };
        return parseVariantRecord(await read(await variants.create(body, { signal }).asResponse()));
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "id-taken") throw error;
      const taken = toTaken(record.name, error);
      if (!mayBeOurs) throw taken;
      return requireOwnVariant(await find(record.name, options), record, taken);
    }
  };

  return {
    find,
    create,
    list: (options = {}) =>
      repeat(options, async (signal) =>
        parseVariantRecords(await read(await variants.list(account, { signal }).asResponse())),
      ),
    update: (record, options = {}) =>
      repeat(options, async (signal) => {
        const body = { ...account, ...toOptionsBody(record) };
        return parseVariantRecord(await read(await variants.edit(record.name, body, { signal }).asResponse()));
      }),
    delete: async (name, options = {}) => {
      let mayBeOurs = false;
      try {
        await repeat(options, async (signal, { mayHaveHappened }) => {
          mayBeOurs = mayHaveHappened;
          await read(await variants.delete(name, account, { signal }).asResponse());
        });
        return true;
      } catch (error) {
        if (isAbsence(error)) return mayBeOurs;
        throw error;
      }
    },
  };
};

export const createKeyCalls = ({ client, account, repeat }: AccountCallParts): UpstreamKeys => {
  const { keys } = client.images.v1;
  return {
    list: (options = {}) =>
      repeat(options, async (signal) => parseKeys(await read(await keys.list(account, { signal }).asResponse()))),
    put: (name, options = {}) =>
      repeat(options, async (signal) =>
        parseKeys(await read(await keys.update(name, account, { signal }).asResponse())),
      ),
    delete: async (name, options = {}) => {
      let mayBeOurs = false;
      try {
        await repeat(options, async (signal, { mayHaveHappened }) => {
          mayBeOurs = mayHaveHappened;
          await read(await keys.delete(name, account, { signal }).asResponse());
        });
        return true;
      } catch (error) {
        if (isAbsence(error)) return mayBeOurs;
        throw error;
      }
    },
  };
};

/** The SDK knows nothing of this path. Source: Cloudflare's guide to flexible variants; reading it is not documented. */
export const createConfigCalls = ({ client, account, repeat }: AccountCallParts): UpstreamConfig => {
  const path = `/accounts/${account.account_id}/images/v1/config`;
  return {
    find: async (options = {}) => {
      try {
        return await repeat(options, async (signal) =>
          parseConfig(await read(await client.get(path, { signal }).asResponse())),
        );
      } catch (error) {
        if (error instanceof AppError && silences.has(error.code)) return undefined;
        throw error;
      }
    },
    update: (change, options = {}) =>
      repeat(options, async (signal) => {
        const request = { body: toConfigBody(change), signal };
        return parseConfig(await read(await client.patch(path, request).asResponse()));
      }),
  };
};
