import { expect, test } from "@playwright/test";
import { adminSettings, signInByHttp } from "../support/account";
import { readPictures } from "../support/drop-files";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { call, giveSession, uploadByHttp } from "../support/sessions";

let product: Product;
let cookie: string;
let id: string;

test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  [id = ""] = await uploadByHttp(product, cookie, await readPictures(await generatedPictures(1)));
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

test("a picture is told as made now when it was, and as cached from then on", async ({ page }) => {
  const path = `/api/images/${encodeURIComponent(id)}/preview?variant=public&device=tablet&accept=image%2Fjpeg`;
  const told: (string | null)[] = [];
  for (let round = 0; round < 3; round++) {
    const answer = await call(product, cookie, { method: "GET", path });
    await answer.arrayBuffer();
    told.push(answer.headers.get("x-preview-cache"));
  }
  expect(told).toEqual(["miss", "hit", "hit"]);
  await giveSession(page.context(), product, cookie);
  // By now each of the three was asked for at least once: the stage says so, and never the contrary.
  for (const round of ["first", "second"]) {
    await page.goto(`${product.origin}/library?image=${encodeURIComponent(id)}&variant=public`);
    const devices = page.getByRole("region", { name: "What each device receives" });
    await expect(devices.getByText("Pixels")).toHaveCount(3, { timeout: 30_000 });
    if (round === "second") await expect(devices.getByText("From cache")).toHaveCount(3);
  }
});
