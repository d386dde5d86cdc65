import type { Page } from "@playwright/test";
import type { Product } from "./product";

export const admin = { email: "ada@example.org", password: "correct horse battery", name: "Ada" } as const;

/** Settings that give a product its first account at start. */
export const adminSettings = { ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password } as const;

/** Signs in over HTTP and resolves to the Cookie header of the session. */
export const signInByHttp = async (product: Product): Promise<string> => {
  const answer = await fetch(`${product.origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: product.origin },
    body: JSON.stringify({ email: admin.email, password: admin.password }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
};

/** Signs a browser page in through the form. */
export const signIn = async (page: Page, product: Product): Promise<void> => {
  await page.goto(`${product.origin}/sign-in`);
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/library/);
};
