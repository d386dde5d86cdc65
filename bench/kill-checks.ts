import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Image } from "@/lib/contracts/image";
import type { UpstreamImage } from "@/lib/upstream/upstream";
import type { Picture } from "./product-client";
import type { Product } from "./product-process";

export type SentUpload = { readonly picture: Picture; readonly key: string; answeredId?: string; refusal?: string };
export type Restarted = Readonly<{ product: Product; dataDir: string; uploads: readonly SentUpload[] }>;
export type Findings = Readonly<{ adopted: number; retried: number; total: number; leftovers: number }>;

export const demand = (isTrue: boolean, words: string): void => {
  if (!isTrue) throw new Error(`the drill found a fault: ${words}`);
};

const demandNoDoubles = (images: readonly Image[]): void => {
  const seen = new Map<string, string>();
  const doubled = images.flatMap(({ id, sha256 }) => {
    const twin = seen.get(sha256);
    seen.set(sha256, id);
    return twin === undefined ? [] : [`${twin} = ${id}`];
  });
  demand(doubled.length === 0, `doubled in the library: ${doubled.join(", ")}`);
};

export const listUpstream = async ({ upstream }: Product): Promise<readonly UpstreamImage[]> => {
  const images: UpstreamImage[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await upstream.listImages({ limit: 1000, order: "asc", ...(cursor === undefined ? {} : { cursor }) });
    images.push(...page.images);
    cursor = page.nextCursor;
  }
  return images;
};

const sha256Of = async ({ upstream }: Product, id: string): Promise<string> => {
  const hash = createHash("sha256");
  const { stream } = await upstream.openBlob(id);
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest("hex");
};

/** What was answered is listed, and its bytes at the upstream are the bytes that were sent. */
const demandAnswered = async ({ product, uploads }: Restarted, images: readonly Image[]): Promise<void> => {
  const byId = new Map(images.map((image) => [image.id, image]));
  for (const { picture, answeredId } of uploads) {
    if (answeredId === undefined) continue;
    const listed = byId.get(answeredId);
    demand(listed !== undefined, `${picture.filename} was answered as ${answeredId} and is not listed`);
    demand(listed?.sha256 === picture.sha256, `${picture.filename} is listed with another sha256`);
    demand(
      (await sha256Of(product, answeredId)) === picture.sha256,
      `${picture.filename} has other bytes at the upstream`,
    );
  }
};

/** The same key once more: the same picture for what was answered, one picture for what was not. */
const repeatAll = async ({ product, uploads }: Restarted): Promise<number> => {
  let sentAgain = 0;
  for (const { picture, key, answeredId } of uploads) {
    const { image, isReplay } = await product.client.upload(picture, key);
    demand(image.sha256 === picture.sha256, `${picture.filename} came back with another sha256`);
    demand(
      answeredId === undefined || image.id === answeredId,
      `${picture.filename} has two ids: ${answeredId}, ${image.id}`,
    );
    demand(answeredId === undefined || isReplay, `${picture.filename} was answered before and sent again`);
    if (!isReplay) sentAgain += 1;
  }
  return sentAgain;
};

const countLeftovers = async (dataDir: string): Promise<number> => {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const isTemporary = (place: string): boolean => /(?:^|\/)\.staging\/|\.tmp$|\.[0-9a-f]{12}$/.test(place);
  const places = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dataDir, path.join(entry.parentPath, entry.name)));
  const found = places.filter(isTemporary);
  demand(found.length === 0, `temporary files: ${found.join(", ")}`);
  return found.length;
};

/** Throws at the first promise that was broken. */
export const checkAfterRestart = async (restarted: Restarted): Promise<Findings> => {
  const { product, dataDir, uploads } = restarted;
  const leftovers = await countLeftovers(dataDir);
  const before = await product.client.listImages();
  demandNoDoubles(before);
  await demandAnswered(restarted, before);
  const answered = new Set(uploads.flatMap(({ answeredId }) => answeredId ?? []));
  const sent = new Set(uploads.map(({ picture }) => picture.sha256));
  const adopted = before.filter(({ id, sha256 }) => sent.has(sha256) && !answered.has(id)).length;
  const retried = await repeatAll(restarted);
  const after = await product.client.listImages();
  demandNoDoubles(after);
  await demandAnswered(restarted, after);
  const listed = new Set(after.map(({ sha256 }) => sha256));
  demand(
    [...sent].every((sha256) => listed.has(sha256)),
    "a repeated upload is not listed",
  );
  const kept = await listUpstream(product);
  const [ours, theirs] = [after.map(({ id }) => id).toSorted(), kept.map(({ id }) => id).toSorted()];
  demand(
    JSON.stringify(ours) === JSON.stringify(theirs),
    `the library has ${ours.length} pictures, the upstream ${theirs.length}`,
  );
  return { adopted, retried, total: after.length, leftovers };
};
