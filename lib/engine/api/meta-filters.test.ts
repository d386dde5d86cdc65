import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MetaFilter } from "@/lib/engine/catalog/image-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import { parseMetaFilters } from "./meta-filters";

const parse = (...pairs: [string, string][]) => parseMetaFilters(new URLSearchParams(pairs));
const one = (key: string, value: string): MetaFilter | undefined => parse([key, value])[0];

const key = fc.stringMatching(/^[A-Za-z0-9_]{1,8}$/);
const keyPath = fc.array(key, { minLength: 1, maxLength: 5 });
const plainText = fc.string({ unit: "binary" }).filter((text) => !text.includes("|"));
// Written out, zero below zero is zero.
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);

describe("parseMetaFilters", () => {
  it("reads the service's own examples", () => {
    expect(one("meta.status[eq]", "active")).toEqual({ path: ["status"], operator: "eq", values: ["active"] });
    expect(one("meta.a.b.c.d.e[gt:number]", "1.5")).toEqual({
      path: ["a", "b", "c", "d", "e"],
      operator: "gt",
      value: 1.5,
    });
    expect(one("meta.kind[in:string]", "a|b|c")).toEqual({ path: ["kind"], operator: "in", values: ["a", "b", "c"] });
    expect(one("meta.on[eq:boolean]", "true")).toEqual({ path: ["on"], operator: "eq", values: [true] });
  });

  it("takes an untyped value for everything that is written so", () => {
    expect(one("meta.a[eq]", "5")).toMatchObject({ values: ["5", 5] });
    expect(one("meta.a[eq]", "5.0")).toMatchObject({ values: ["5.0", 5] });
    expect(one("meta.a[eq]", "true")).toMatchObject({ values: ["true", true] });
    expect(one("meta.a[eq]", "")).toMatchObject({ values: [""] });
    expect(one("meta.a[in]", "5|x|false")).toMatchObject({ values: ["5", 5, "x", "false", false] });
    expect(one("meta.a[gt]", "5")).toMatchObject({ value: 5 });
    expect(one("meta.a[gt]", "2026-01-01")).toMatchObject({ value: "2026-01-01" });
    expect(one("meta.a[eq]", "0x10")).toMatchObject({ values: ["0x10"] });
    expect(one("meta.a[eq]", "Infinity")).toMatchObject({ values: ["Infinity"] });
  });

  it("gives back what was written, for every path, operator and typed value", () => {
    fc.assert(
      fc.property(fc.tuple(keyPath, plainText, finite, fc.boolean()), ([path, text, number, flag]) => {
        const field = `meta.${path.join(".")}`;
        const values = [text];
        expect(one(`${field}[eq:string]`, text)).toEqual({ path, operator: "eq", values });
        expect(one(`${field}[in:string]`, text)).toEqual({ path, operator: "in", values });
        expect(one(`${field}[eq:number]`, String(number))).toEqual({ path, operator: "eq", values: [number] });
        expect(one(`${field}[eq:boolean]`, String(flag))).toEqual({ path, operator: "eq", values: [flag] });
        for (const operator of ["gt", "gte", "lt", "lte"] as const) {
          expect(one(`${field}[${operator}:number]`, String(number))).toEqual({ path, operator, value: number });
          expect(one(`${field}[${operator}]`, String(number))).toEqual({ path, operator, value: number });
        }
      }),
    );
  });

  it("either reads a query or refuses it with 5400, never anything else", () => {
    const piece = fc.constantFrom("meta", ".", "[", "]", "eq", "in", ":", "number", "a", "é", "\0", " ", "__proto__");
    const wild = fc.array(piece, { maxLength: 12 }).map((pieces) => `meta.${pieces.join("")}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(wild, fc.string({ unit: "binary" })), { maxLength: 7 }), (pairs) => {
        try {
          for (const filter of parse(...pairs)) expect(filter.path.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
          expect(error).toMatchObject({ code: 5400, status: 400 });
        }
      }),
    );
  });

  it.each([
    ["meta.a[not-eq]", "1", "Unsupported metadata filter operator: 'not-eq'"],
    ["meta.a[]", "1", "Unsupported metadata filter operator: ''"],
    ["meta.a[eq:]", "1", "Unsupported metadata filter operator: 'eq:'"],
    ["meta.a[eq:any]", "1", "Unsupported metadata filter operator: 'eq:any'"],
    ["meta.a[eq:date]", "1", "Unsupported metadata filter operator: 'eq:date'"],
    ["meta.a[gt:string]", "1", "Unsupported metadata filter operator: 'gt:string'"],
    ["meta.a[in:boolean]", "true", "Unsupported metadata filter operator: 'in:boolean'"],
    ["meta.a[eq:number:x]", "1", "Unsupported metadata filter operator: 'eq:number:x'"],
    ["meta.a[toString]", "1", "Unsupported metadata filter operator: 'toString'"],
    ["meta.a[eq:number]", "x", "'x' is not a number"],
    ["meta.a[gte:number]", "", "'' is not a number"],
    ["meta.a[eq:number]", "1e999", "'1e999' is not a number"],
    ["meta.a[in:number]", "1|x", "'x' is not a number"],
    ["meta.a[eq:boolean]", "1", "'1' is not true or false"],
    ["meta.a[in]", "1|2|3|4|5|6|7|8|9|10|11", "11 provided, maximum 10 allowed"],
    ["meta.a.b.c.d.e.f[eq]", "1", "6 levels, maximum 5"],
    ["meta.a-b[eq]", "1", "A-Z"],
    ["meta.é[eq]", "1", "A-Z"],
    ["meta.a..b[eq]", "1", "A-Z"],
    [`meta.${"x".repeat(101)}[eq]`, "1", "at most 100"],
    ["meta.a", "1", "not of the form"],
    ["meta.[eq]", "1", "not of the form"],
    ["meta.a[eq][eq]", "1", "not of the form"],
  ])("refuses %s=%s", (name, value, words) => {
    expect(() => parse([name, value])).toThrow(words);
  });

  it("counts each operator as one of five, in the service's words", () => {
    const pairs = (count: number) =>
      Array.from({ length: count }, (_, at): [string, string] => [`meta.f${at}[eq]`, "1"]);
    expect(parse(...pairs(5))).toHaveLength(5);
    expect(() => parse(...pairs(6))).toThrow("Too many metadata filters: 6 provided, maximum 5 allowed");
    expect(() => parse(...pairs(40))).toThrow("Too many metadata filters: 40 provided, maximum 5 allowed");
  });

  it("leaves other parameters alone", () => {
    expect(parse(["creator", "x"], ["metadata[eq]", "1"], ["Meta.a[eq]", "1"])).toEqual([]);
  });
});
