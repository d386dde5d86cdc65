import path from "node:path";
import type { BrowserContext } from "@playwright/test";
import Database from "better-sqlite3";
import type { Image } from "@/lib/contracts/image";
import type { Role } from "@/lib/contracts/role";
import type { DroppedFile } from "./drop-files";
import type { Product } from "./product";

/** Signs a browser in with the cookie that `signInByHttp` got. */
export const giveSession = async (context: BrowserContext, product: Product, cookie: string): Promise<void> => {
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([
    { name, value: decodeURIComponent(value), url: product.origin, httpOnly: true, sameSite: "Lax" },
  ]);
};

/** Gives every account of the product this role. It acts at the next call. */
export const setRole = (product: Product, role: Role): void => {
  const database = new Database(path.join(product.dataDir, "index.db"));
  try {
    database.prepare("update user set role = ?").run(role);
  } finally {
    database.close();
  }
};

/** Calls the BFF as a script of the page would. */
export const call = (product: Product, cookie: string, request: { method: string; path: string; body?: FormData }) =>
  fetch(product.origin + request.path, {
    method: request.method,
    headers: { cookie, origin: product.origin, "x-vitrine-client": "web" },
    ...(request.body === undefined ? {} : { body: request.body }),
  });

/** Uploads one file past the page, with these fields beside it. */
export const uploadFile = async (
  { product, cookie }: Readonly<{ product: Product; cookie: string }>,
  { name, type, bytes }: DroppedFile,
  fields: Readonly<Record<string, string>> = {},
): Promise<Image> => {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.append(field, value);
  body.append("file", new File([new Uint8Array(bytes)], name, { type }));
  const answer = await call(product, cookie, { method: "POST", path: "/api/images", body });
  if (!answer.ok) throw new Error(`the upload of ${name} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Image;
};

/** Uploads files past the page; resolves to their ids in the order given. */
export const uploadByHttp = async (
  product: Product,
  cookie: string,
  files: readonly DroppedFile[],
): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const file of files) ids.push((await uploadFile({ product, cookie }, file)).id);
  return ids;
};
