import { describe, expect, it } from "vitest";
import { starterVariants } from "@/lib/contracts/starter-variants";
import { variantDocument } from "@/lib/contracts/variant";
import { parseCode } from "./parse-code";
import { codeWords } from "./settings-words";

const document = { format: "vitrine-variants", version: 1, variants: [...starterVariants] };

describe("pasted variants", () => {
  it("are read as they were exported", () => {
    const parsed = parseCode(JSON.stringify(document, null, 2));
    expect(parsed).toEqual({ document });
    expect(variantDocument.safeParse("document" in parsed ? parsed.document : undefined).success).toBe(true);
  });

  it("say where text stops being JSON", () => {
    expect(parseCode("{ variants: ")).toEqual({ fault: expect.stringContaining("This is not JSON: ") });
    expect(parseCode("")).toHaveProperty("fault");
  });

  it.each(["[]", "null", "7", '{"variants":[]}', '{"format":"vitrine-variants","version":1,"variants":{}}'])(
    "turn %s away as something else",
    (text) => expect(parseCode(text)).toEqual({ fault: codeWords.notVariants }),
  );
});
