import { expect, test, type Page } from "@playwright/test";
import type { SignedUrl } from "@/lib/contracts/signing";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { readPictures } from "../support/drop-files";
import { tabTo } from "../support/keyboard";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { readQr } from "../support/read-qr";
import { giveSession, setRole, uploadFile } from "../support/sessions";

let product: Product;
let cookie: string;
let openId: string;
let closedId: string;

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  const [open, closed] = await readPictures(await generatedPictures(2));
  if (open === undefined || closed === undefined) throw new Error("no pictures");
  const session = { product, cookie };
  openId = (await uploadFile(session, { ...open, name: "open.jpg" }, { requireSignedURLs: "false" })).id;
  closedId = (await uploadFile(session, { ...closed, name: "closed.jpg" }, { requireSignedURLs: "true" })).id;
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const sign = async (keyName: string, expiresAt: string | null): Promise<SignedUrl> => {
  const answer = await fetch(`${product.origin}/api/images/${closedId}/signed-url`, {
    method: "POST",
    headers: { cookie, origin: product.origin, "x-vitrine-client": "web", "content-type": "application/json" },
    body: JSON.stringify({ variant: "public", keyName, expiresAt }),
  });
  if (!answer.ok) throw new Error(`signing answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as SignedUrl;
};

const open = async (page: Page, search = ""): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/signing${search}`);
};
/** As a stranger, who has the URL and nothing else. */
const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const check = async (page: Page, url: string): Promise<void> => {
  await page.getByLabel("Delivery URL").fill(url);
  await page.getByRole("button", { name: "Check", exact: true }).click();
};
const verdict = (page: Page) => page.getByRole("region", { name: "What the URL says" });

test("by keyboard alone: from the library's image to a URL that opens, as text and as a code", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("list", { name: "Images to sign" }).getByRole("button")).toHaveCount(2);
  await inspect(page, "signing-search");
  await tabTo(page, page.getByLabel("Search by filename"));
  await page.keyboard.type("closed");
  await expect(page.getByRole("list", { name: "Images to sign" }).getByRole("button")).toHaveCount(1);
  await tabTo(page, page.getByRole("button", { name: "closed.jpg" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${product.origin}/signing?image=${closedId}`);
  // Before the image has come, nothing follows the content, and a key would leave the page.
  await expect(page.getByLabel("Variant")).toBeVisible();
  await tabTo(page, page.getByLabel("Variant"));
  await page.keyboard.type("thumb");
  await expect(page).toHaveURL(/variant=thumbnail/);
  await tabTo(page, page.getByRole("button", { name: "Sign the URL" }));
  await page.keyboard.press("Enter");
  const result = page.getByRole("region", { name: "Signed URL" });
  const text = result.getByRole("status", { name: "Signed URL" });
  await expect(text).toContainText(`${closedId}/thumbnail?exp=`);
  const url = await text.innerText();
  await expect(result.getByRole("timer")).toHaveText(/^6 days 23 h left$/);
  expect(await statusOf(url)).toBe(200);
  expect(await statusOf(url.replace(/\?.*/, ""))).toBe(403);
  expect(await readQr(result.getByRole("img", { name: "QR code of the signed URL" }))).toBe(url);
  await tabTo(page, result.getByRole("button", { name: "Open it now" }));
  await page.keyboard.press("Enter");
  await expect(result.getByText(/^It opens: 200, image\//)).toBeVisible();
  await expect
    .poll(() =>
      result.getByRole("img", { name: /^The picture/ }).evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(0);
  await inspect(page, "signing-signed");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await result.getByRole("button", { name: "Copy the URL" }).click();
  await expect(result.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
});

test("an exact end is kept, an end that is past is refused, and an open image says that signing protects nothing", async ({
  page,
}) => {
  await open(page, `?image=${openId}&variant=public`);
  await expect(page.getByText("This image is public")).toBeVisible();
  await page.getByLabel("Works for").selectOption("exact");
  await page.getByLabel("Ends at").fill("2001-01-01T00:00");
  await page.getByRole("button", { name: "Sign the URL" }).click();
  await expect(page.getByText("Choose a moment that is still to come.")).toBeVisible();
  await inspect(page, "signing-exact");
  await page.getByLabel("Ends at").fill("2099-05-01T13:30");
  await page.getByRole("button", { name: "Sign the URL" }).click();
  const text = page.getByRole("status", { name: "Signed URL" });
  await expect(text).toContainText("exp=");
  const local = await page.evaluate(() => new Date("2099-05-01T13:30").getTime() / 1000);
  expect(new URL(await text.innerText()).searchParams.get("exp")).toBe(String(local));
  await page.getByLabel("Works for").selectOption("never");
  await page.getByRole("button", { name: "Sign anew" }).click();
  await expect(text).not.toContainText("exp=");
  await expect(page.getByText("Never ends")).toBeVisible();
});

test("a URL that ends is seen to end: the reader turns by itself, and the host refuses", async ({ page }) => {
  await open(page, "?tab=check");
  const { url } = await sign("default", new Date(Date.now() + 8000).toISOString());
  await check(page, url);
  await expect(verdict(page)).toContainText("It opens");
  await expect(verdict(page)).toContainText("The signature is right: made with default.");
  await expect(verdict(page).getByRole("link", { name: "Show closed.jpg in the library" })).toBeVisible();
  await expect(verdict(page)).toContainText("Its time is over", { timeout: 15_000 });
  await expect(verdict(page).getByRole("timer")).toHaveText(/^Ended \d+ s ago$/);
  expect(await statusOf(url)).toBe(403);
  await verdict(page).getByRole("button", { name: "Open it now" }).click();
  await expect(verdict(page)).toContainText("the delivery host answered 403");
  await expect(verdict(page)).toContainText("the signed URL has expired");
  await inspect(page, "signing-expired");
});

test("the reader tells why a URL does not open: changed, cut off, unsigned, foreign, or none at all", async ({
  page,
}) => {
  await open(page, "?tab=check");
  const { url } = await sign("default", inDays(1));
  const later = url.replace(/exp=\d+/, `exp=${Math.floor(Date.now() / 1000) + 9_000_000}`);
  expect(await statusOf(later)).toBe(403);
  await check(page, later);
  await expect(verdict(page)).toContainText("The URL was changed: this console made the signature for");
  await inspect(page, "signing-changed");
  const unsigned = url.replace(/\?.*/, "");
  const cases = [
    [url.slice(0, -4), "Its signature is no signature"],
    [unsigned, "the URL carries no signature"],
    [`${unsigned.replace("/public", "/w=40")}`, "private images are delivered by named variants only"],
    [unsigned.replace("/public", "/nobody"), "There is no variant named nobody."],
    [`https://imagedelivery.net/${"z".repeat(22)}/a/public?sig=${"a".repeat(64)}`, "It belongs to another account."],
    [unsigned.replace(closedId, openId), "The image is public: it opens with any signature, and with none."],
    ["not a URL", "This is no delivery URL."],
  ] as const;
  for (const [given, words] of cases) {
    await check(page, given);
    await expect(verdict(page)).toContainText(words);
  }
  expect(page.url(), "what was pasted is in no address").toBe(`${product.origin}/signing?tab=check`);
});

test("deleting a key says what it breaks, ends its URLs, and the reader names it", async ({ page }) => {
  await open(page, "?tab=keys");
  await page.getByLabel("Name of a new key").fill("two words");
  await expect(page.getByRole("button", { name: "Make the key" })).toBeDisabled();
  await page.getByLabel("Name of a new key").fill("campaign");
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByRole("list", { name: "Signing keys" }).getByRole("listitem")).toHaveCount(2);
  const { url } = await sign("campaign", null);
  await sign("campaign", inDays(1));
  expect(await statusOf(url)).toBe(200);
  await page.getByRole("button", { name: "What it signed: campaign" }).click();
  await expect(page.getByText("2 URLs signed here since")).toBeVisible();
  await inspect(page, "signing-keys");
  await page.getByRole("button", { name: "Delete campaign" }).click();
  const question = page.getByRole("alertdialog", { name: "Delete campaign?" });
  await expect(question).toContainText("2 URLs of these are still within the time given. 1 of them never ends.");
  await expect(question).toContainText("What was signed elsewhere with campaign is not known here");
  await inspect(page, "signing-delete-key");
  await question.getByRole("button", { name: "Delete the key" }).click();
  await expect(page.getByText("Deleted campaign.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete campaign" })).toHaveCount(0);
  expect(await statusOf(url)).toBe(403);
  await page.getByText("Check a URL", { exact: true }).click();
  await check(page, url);
  await expect(verdict(page)).toContainText("This console signed this URL with campaign. That key was deleted since.");
});

test("the last key is replaced by a fresh one, and the console says so", async ({ page }) => {
  await open(page, "?tab=keys");
  const { url } = await sign("default", null);
  await page.getByRole("button", { name: "Delete default" }).click();
  const question = page.getByRole("alertdialog", { name: "Delete default?" });
  await expect(question).toContainText("It is the last key.");
  await question.getByRole("button", { name: "Delete the key" }).click();
  await expect(page.getByText("it made a fresh one, default.").first()).toBeVisible();
  await expect(page.getByRole("list", { name: "Signing keys" })).toContainText("default");
  expect(await statusOf(url)).toBe(403);
});

test("editors sign and read, owners alone change keys, and others are told whom to ask", async ({ page }) => {
  setRole(product, "editor");
  await open(page, "?tab=keys");
  await expect(page.getByText("Owners of this console make and delete keys.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Delete|Make)/ })).toHaveCount(0);
  setRole(product, "viewer");
  await open(page);
  await expect(page.getByText("Signing is for owners and editors")).toBeVisible();
  await expect(page.getByRole("radiogroup", { name: "Part of the screen" })).toHaveCount(0);
  await inspect(page, "signing-viewer");
  setRole(product, "owner");
});

test("keys that cannot be loaded say so, and load again", async ({ page }) => {
  await page.route(/\/api\/keys$/, (route) => route.abort());
  await open(page, "?tab=keys");
  await expect(page.getByText("The signing keys could not be loaded")).toBeVisible({ timeout: 30_000 });
  await inspect(page, "signing-failed");
  await page.unroute(/\/api\/keys$/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("list", { name: "Signing keys" })).toContainText("default");
});
