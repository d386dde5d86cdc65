import { expect, it } from "vitest";
import { toPagePath } from "./page-path";

it.each([
  ["http://localhost:3000/library?image=a%2Fb&q=sun%20set", "/library?image=a%2Fb&q=sun%20set"],
  ["http://localhost:3000/trash", "/trash"],
  ["http://localhost:3000/library?_rsc=1abc", "/library"],
  ["http://localhost:3000/library?image=a%2Fb&_rsc=1abc", "/library?image=a%2Fb"],
])("reads %s as %s", (address, path) => expect(toPagePath(address)).toBe(path));
