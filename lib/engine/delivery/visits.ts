/** One request that is looking at an image. */
export type Visit = { readonly imageId: string; isForgotten: boolean };

/** Requests under way, so that a delete can tell them that what they saw is gone. */
export class Visits {
  readonly #open = new Map<string, Set<Visit>>();

  /** Must be called before the catalog is asked, else a delete in between goes unnoticed. */
  begin(imageId: string): Visit {
    const visit = { imageId, isForgotten: false };
    const visits = this.#open.get(imageId) ?? new Set<Visit>();
    this.#open.set(imageId, visits.add(visit));
    return visit;
  }

  end(visit: Visit): void {
    const visits = this.#open.get(visit.imageId);
    visits?.delete(visit);
    if (visits?.size === 0) this.#open.delete(visit.imageId);
  }

  forget(imageId: string): void {
    for (const visit of this.#open.get(imageId) ?? []) visit.isForgotten = true;
  }
}
