// Uploads a picture to the engine with Cloudflare's official client and prints where it is delivered.
//
//   npm run engine
//   CLOUDFLARE_BASE_URL=http://localhost:3001/client/v4 CLOUDFLARE_API_TOKEN=$(cat data/secrets/api-token) \
//     node docs/engine-example.mjs "$(cat data/secrets/account-id)" picture.jpg
/* oxlint-disable no-restricted-imports -- an example stands outside the product's rooms */
import { readFile } from "node:fs/promises";
import path from "node:path";
import Cloudflare, { toFile } from "cloudflare";

const [accountId = "", picture = ""] = process.argv.slice(2);
// The client takes address and token from the environment; without a second header it sends no older credential.
const client = new Cloudflare({ apiEmail: null, apiKey: null, maxRetries: 0 });

const image = await client.images.v1.create({
  account_id: accountId,
  file: await toFile(await readFile(picture), path.basename(picture)),
  // The client would send an object field by field, all of it as text.
  metadata: JSON.stringify({ from: "example" }),
});
process.stdout.write(`${image.variants?.join("\n")}\n`);
