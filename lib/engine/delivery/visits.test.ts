import { describe, expect, it } from "vitest";
import { Visits } from "./visits";

describe("Visits", () => {
  it("tell every request at an image that it is gone, and no other", () => {
    const visits = new Visits();
    const [first, second, other] = [visits.begin("a"), visits.begin("a"), visits.begin("b")];
    visits.forget("a");
    expect([first, second, other].map(({ isForgotten }) => isForgotten)).toEqual([true, true, false]);
  });

  it("do not touch a request that begins after the image left", () => {
    const visits = new Visits();
    const early = visits.begin("a");
    visits.forget("a");
    const late = visits.begin("a");
    visits.end(early);
    expect(late.isForgotten).toBe(false);
    visits.forget("a");
    expect(late.isForgotten).toBe(true);
  });

  it("do not touch a request that has ended", () => {
    const visits = new Visits();
    const visit = visits.begin("a");
    visits.end(visit);
    visits.forget("a");
    expect(visit.isForgotten).toBe(false);
  });
});
