import { expect, type Page, test } from "@playwright/test";
import type { Role } from "@/lib/contracts/role";
import { adminSettings, signInByHttp } from "../support/account";
import { dropFiles, readPictures, type DroppedFile } from "../support/drop-files";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { call, giveSession, setRole, uploadByHttp } from "../support/sessions";

let product: Product;
let cookie: string;
let files: readonly DroppedFile[];
let keptId: string;
let trashedId: string;

test.beforeAll(async () => {
  files = await readPictures(await generatedPictures(2));
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  [keptId = "", trashedId = ""] = await uploadByHttp(product, cookie, files);
  await call(product, cookie, { method: "DELETE", path: `/api/images/${trashedId}` });
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

/** Opens the library as a person of this role. */
const enter = async (page: Page, role: Role): Promise<void> => {
  setRole(product, role);
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/library`);
  await expect(page.getByRole("gridcell")).toHaveCount(1);
};

const trashButton = (page: Page) => page.getByRole("button", { name: "Move to trash" });

const expectNoRemoval = async (page: Page): Promise<void> => {
  await page.getByRole("gridcell").first().focus();
  await page.keyboard.press("Delete");
  await page.keyboard.press("x");
  await expect(page.getByText("1 selected")).toBeVisible();
  await expect(trashButton(page)).toHaveCount(0);
  await page.getByRole("gridcell").first().click({ button: "right" });
  await expect(page.getByRole("menuitem", { name: "Copy delivery URL" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Move to trash" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expect(page.getByText("Move to the trash")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByRole("gridcell").first().click();
  await expect(page.getByRole("button", { name: "Copy delivery URL" }).first()).toBeVisible();
  await expect(trashButton(page)).toHaveCount(0);
  await page.keyboard.press("Delete");
  await page.keyboard.press("Escape");
  await expect(page.getByText("1 image", { exact: true })).toBeVisible();
};

test("a viewer sees everything and is offered no change", async ({ page }) => {
  await enter(page, "viewer");
  await expect(page.getByRole("button", { name: "Upload", exact: true })).toHaveCount(0);
  await dropFiles(page, files.slice(0, 1));
  await expect(page.getByText("Drop to upload")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Uploads" })).toHaveCount(0);
  await expectNoRemoval(page);
  await page.goto(`${product.origin}/trash`);
  await expect(page.getByText("Owners and editors of this console can restore them until then.")).toBeVisible();
  await page.getByRole("gridcell").first().click({ button: "right" });
  await expect(page.getByRole("menuitem", { name: "Select" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: /Restore|Delete/ })).toHaveCount(0);
});

test("a contributor uploads and is offered no removal", async ({ page }) => {
  await enter(page, "contributor");
  await expect(page.getByRole("button", { name: "Upload", exact: true })).toBeVisible();
  await expectNoRemoval(page);
});

test("an editor is offered all of it", async ({ page }) => {
  await enter(page, "editor");
  await expect(page.getByRole("button", { name: "Upload", exact: true })).toBeVisible();
  await page.getByRole("gridcell").first().click();
  await expect(trashButton(page)).toBeVisible();
});

test("what is not offered is refused as well", async () => {
  const body = () => {
    const form = new FormData();
    form.append("file", new File([new Uint8Array(files[0]?.bytes ?? [])], "again.png", { type: "image/png" }));
    return form;
  };
  const removals = [
    { method: "DELETE", path: `/api/images/${keptId}` },
    { method: "POST", path: `/api/images/${trashedId}/restore` },
    { method: "DELETE", path: `/api/images/${trashedId}?permanent=true` },
  ];
  setRole(product, "contributor");
  for (const request of removals) expect((await call(product, cookie, request)).status, request.path).toBe(403);
  setRole(product, "viewer");
  const upload = { method: "POST", path: "/api/images", body: body() };
  for (const request of [...removals, upload])
    expect((await call(product, cookie, request)).status, request.path).toBe(403);
});
