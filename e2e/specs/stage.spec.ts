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
  // The first look asks for what nobody asked for yet, the second for the same again.
  for (const isSecond of [false, true]) {
    await page.goto(`${product.origin}/library?image=${encodeURIComponent(id)}&variant=public`);
    const devices = page.getByRole("region", { name: "What each device receives" });
    await expect(devices.getByText("Pixels")).toHaveCount(3, { timeout: 30_000 });
    if (isSecond) await expect(devices.getByText("From cache")).toHaveCount(3);
  }
});

test("an image that the list does not hold is moved to the trash all the same, said, and taken back", async ({
  page,
}) => {
  await giveSession(page.context(), product, cookie);
  await page.goto(
    `${product.origin}/library?q=nothing-like-it&image=${encodeURIComponent(id)}&variant=public&backdrop=white`,
  );
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByRole("button", { name: "Move to trash" }).click();
  await expect(page.getByText("Moved hill-01.jpg to the trash.")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(`${product.origin}/library?q=nothing-like-it`);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Restored hill-01.jpg.")).toBeVisible();
  const answer = await call(product, cookie, { method: "GET", path: `/api/images/${encodeURIComponent(id)}` });
  expect(((await answer.json()) as { state: string }).state).toBe("ready");
});

test("an image in the trash is shown as that, without a second way into it", async ({ page }) => {
  await call(product, cookie, { method: "DELETE", path: `/api/images/${encodeURIComponent(id)}` });
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/library?image=${encodeURIComponent(id)}`);
  await expect(page.getByText(/This image is in the trash\.|This image is no longer in the library/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Move to trash" })).toHaveCount(0);
  await call(product, cookie, { method: "POST", path: `/api/images/${encodeURIComponent(id)}/restore` });
});
