import { Refusal } from "@/lib/sandbox/refusal";

type Part = { elements: number; readonly references: string[] };

const limits = { elements: 1_000_000, references: 100_000, levels: 100 } as const;

const emptyPart = (): Part => ({ elements: 0, references: [] });

/**
 * Counts what a browser would draw: a `use` of a `use` of a `use` doubles with every step, and a file of a few
 * kilobytes keeps a viewer busy for minutes. Circles end where they close, as in browsers.
 */
export class DrawingWeight {
  readonly #whole = emptyPart();
  readonly #parts = new Map<string, Part>();
  /** One entry for each open element, undefined for those without an id or inside one of the same id. */
  readonly #open: (Part | undefined)[] = [];
  #owners: readonly Part[] = [this.#whole];

  /** Throws Refusal `too-complex` when there are more references than any drawing needs. */
  enter(id: string | undefined, references: readonly string[]): void {
    const part = id === undefined ? undefined : this.#getPart(id);
    const isInside = part === undefined || this.#owners.includes(part);
    this.#open.push(isInside ? undefined : part);
    if (!isInside) this.#owners = [...this.#owners, part];
    for (const owner of this.#owners) {
      owner.elements += 1;
      owner.references.push(...references);
    }
    if (this.#whole.references.length > limits.references) {
      throw new Refusal("too-complex", `the drawing has more than ${limits.references} references`);
    }
  }

  leave(): void {
    if (this.#open.pop() !== undefined) this.#owners = this.#owners.slice(0, -1);
  }

  /** Throws Refusal `too-complex` when what is drawn in the end is too much. */
  check(): void {
    const weights = new Map<Part, number>();
    const weigh = (part: Part, level: number): number => {
      const known = weights.get(part);
      if (known !== undefined) return known;
      if (level > limits.levels) throw new Refusal("too-complex", `references nest more than ${limits.levels} deep`);
      weights.set(part, 0);
      const weight = part.references.reduce((sum, id) => {
        const next = this.#parts.get(id);
        return next === undefined ? sum : sum + weigh(next, level + 1);
      }, part.elements);
      weights.set(part, weight);
      return weight;
    };
    if (weigh(this.#whole, 0) > limits.elements) {
      throw new Refusal("too-complex", `the drawing comes to more than ${limits.elements} elements`);
    }
  }

  #getPart(id: string): Part {
    const known = this.#parts.get(id);
    if (known !== undefined) return known;
    const part = emptyPart();
    this.#parts.set(id, part);
    return part;
  }
}
