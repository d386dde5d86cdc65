import { describe, expect, it } from "vitest";
import { setupInput, signInInput } from "@/lib/contracts/session";
import { checkSetup, checkSignIn, toFieldErrors, toText } from "./form-checks";

const form = (fields: Record<string, string>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
};

const person = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };

describe("signing in, before it is sent", () => {
  it("has nothing against an email and a password", () => {
    expect(checkSignIn(form(person))).toEqual({});
  });

  it("names every empty field", () => {
    expect(Object.keys(checkSignIn(form({})))).toEqual(["email", "password"]);
  });

  it.each(["ada", "ada@", "@example.org", "ada@example", "ada lovelace@example.org"])(
    "refuses the email %s",
    (email) => {
      expect(checkSignIn(form({ ...person, email }))["email"]).toContain("no email address");
    },
  );

  it("takes a password of any length: the account decides", () => {
    expect(checkSignIn(form({ ...person, password: "x" }))).toEqual({});
  });
});

describe("setting up, before it is sent", () => {
  it("has nothing against what the server accepts", () => {
    expect(checkSetup(form(person))).toEqual({});
    expect(setupInput.safeParse({ ...person, token: "t".repeat(24) }).success).toBe(true);
  });

  it("counts the characters that a password lacks", () => {
    expect(checkSetup(form({ ...person, password: "0123456789" }))["password"]).toContain("2 more characters");
    expect(checkSetup(form({ ...person, password: "01234567890" }))["password"]).toContain("One more character");
    expect(checkSetup(form({ ...person, password: "012345678901" }))).toEqual({});
  });

  it("does not take blanks for a name", () => {
    expect(Object.keys(checkSetup(form({ ...person, name: "   " })))).toEqual(["name"]);
  });

  it("lets nothing pass that the server would refuse for its length", () => {
    for (const password of ["", "short", "eleven char"]) {
      const isRefusedHere = "password" in checkSetup(form({ ...person, password }));
      const isRefusedThere = !setupInput.safeParse({ ...person, password, token: "t".repeat(24) }).success;
      expect(isRefusedHere).toBe(isRefusedThere);
    }
    expect(signInInput.safeParse({ email: person.email, password: "" }).success).toBe(false);
  });
});

describe("faults told by the server", () => {
  it("go to their fields, the first of a field in front", () => {
    const faults = [
      { field: "email", message: "Not an email." },
      { field: "email", message: "Too long." },
      { field: "token", message: "Too short." },
    ];
    expect(toFieldErrors(faults, ["email", "password"])).toEqual({ email: "Not an email." });
  });

  it("are none where the server names none", () => {
    expect(toFieldErrors([], ["email"])).toEqual({});
  });
});

describe("a text field", () => {
  it("is empty where the form lacks it or holds a file", () => {
    const made = new FormData();
    made.set("file", new Blob(["x"]));
    expect([toText(made, "email"), toText(made, "file")]).toEqual(["", ""]);
  });
});
