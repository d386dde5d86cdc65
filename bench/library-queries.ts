import path from "node:path";
import SqliteDatabase from "better-sqlite3";
import type { ImageQuery } from "@/lib/contracts/image";
import { type Index, openIndex } from "@/lib/db/open-index";
import { toImageRow } from "@/lib/db/repositories/image-row";
import { interleave, timed } from "./interleave";
import { makeLibraryImages, rareWord } from "./library-images";
import { type PartOptions, withFolder } from "./part";
import { printTable } from "./table";

type NaiveDatabase = InstanceType<typeof SqliteDatabase>;
type NaiveQuery = Readonly<{ q: string; order: string; offset: number; limit: number }>;

const imageCount = 100_000;
const pageLimit = 100;
const base: ImageQuery = { q: "", sort: "-uploadedAt", limit: pageLimit, state: "ready" };

const fillIndex = async (index: Index): Promise<void> => {
  for (const images of makeLibraryImages(imageCount, 1000)) {
    await index.db.insertInto("image").values(images.map(toImageRow)).execute();
  }
};

/** What is usually written first: the same rows, an index per column, LIKE for search, OFFSET for pages. */
const fillNaive = (db: NaiveDatabase): void => {
  db.pragma("journal_mode = WAL");
  db.exec(`create table image (id text primary key, filename text, uploaded_at text, size_bytes integer, state text, row text);
    create index by_uploaded on image (uploaded_at); create index by_name on image (filename);
    create index by_size on image (size_bytes);`);
  const insert = db.prepare("insert into image values (?, ?, ?, ?, ?, ?)");
  const fill = db.transaction(() => {
    for (const images of makeLibraryImages(imageCount, 1000)) {
      for (const image of images) {
        const { id, filename, uploadedAt, sizeBytes, state } = image;
        insert.run(id, filename, uploadedAt, sizeBytes, state, JSON.stringify(image));
      }
    }
  });
  fill();
  db.exec("analyze");
};

const listNaively = (
  db: NaiveDatabase,
  { q, order, offset, limit }: NaiveQuery,
): { rows: unknown[]; total: number } => {
  const where = `where state = 'ready' and filename like ?`;
  const like = `%${q}%`;
  const rows = db.prepare(`select * from image ${where} order by ${order} limit ? offset ?`).all(like, limit, offset);
  const { total } = db.prepare(`select count(*) as total from image ${where}`).get(like) as { total: number };
  for (const row of rows) JSON.parse((row as { row: string }).row);
  return { rows, total };
};

const cursorAt = async (index: Index, depth: number): Promise<string> => {
  const page = await index.images.list({ ...base, limit: 1, offset: depth - 1 });
  if (page.nextCursor === null) throw new Error(`the library ends before row ${depth}`);
  return page.nextCursor;
};

type Question = Readonly<{ name: string; ours: ImageQuery; naive: NaiveQuery }>;

const makeQuestions = async (index: Index): Promise<readonly Question[]> => {
  const newest = { q: "", order: "uploaded_at desc", offset: 0, limit: pageLimit };
  const deep = await cursorAt(index, 90_000);
  const sorted = (sort: ImageQuery["sort"], order: string, q = ""): Question => ({
    name: `${q === "" ? "all" : `"${q}"`} by ${sort}`,
    ours: { ...base, q, sort },
    naive: { ...newest, q, order },
  });
  return [
    sorted("-uploadedAt", "uploaded_at desc"),
    sorted("uploadedAt", "uploaded_at"),
    sorted("filename", "filename"),
    sorted("-filename", "filename desc"),
    sorted("sizeBytes", "size_bytes"),
    sorted("-sizeBytes", "size_bytes desc"),
    sorted("-uploadedAt", "uploaded_at desc", rareWord),
    sorted("filename", "filename", rareWord),
    sorted("-uploadedAt", "uploaded_at desc", "photo"),
    sorted("-sizeBytes", "size_bytes desc", "photo"),
    sorted("-uploadedAt", "uploaded_at desc", "nothing-is-called-so"),
    sorted("-uploadedAt", "uploaded_at desc", "7"),
    { name: "row 90,000 by cursor", ours: { ...base, cursor: deep }, naive: { ...newest, offset: 90_000 } },
    { name: "row 90,000 by offset", ours: { ...base, offset: 90_000 }, naive: { ...newest, offset: 90_000 } },
  ];
};

const checkEqual = async (question: Question, index: Index, naive: NaiveDatabase): Promise<number> => {
  const ours = await index.images.list(question.ours);
  const theirs = listNaively(naive, question.naive);
  if (ours.total !== theirs.total || ours.items.length !== theirs.rows.length) {
    throw new Error(
      `${question.name}: ${ours.items.length} of ${ours.total} here, ${theirs.rows.length} of ${theirs.total} there`,
    );
  }
  return ours.total;
};

/** List and search at 100,000 pictures, total included, against the same rows asked with LIKE and OFFSET. */
export const benchLibraryQueries = ({ rounds = 15 }: PartOptions): Promise<void> =>
  withFolder(async (folder) => {
    const index = await openIndex({ file: path.join(folder, "index.db") });
    const naive = new SqliteDatabase(path.join(folder, "naive.db"));
    try {
      const fillMs = await timed(() => fillIndex(index));
      fillNaive(naive);
      const rows = [];
      for (const question of await makeQuestions(index)) {
        const total = await checkEqual(question, index, naive);
        const { ours, theirs } = await interleave(
          {
            ours: () => timed(() => index.images.list(question.ours)),
            theirs: () => timed(() => listNaively(naive, question.naive)),
          },
          rounds,
        );
        rows.push([question.name, total, ours, theirs, ours / theirs]);
      }
      printTable(
        `List and search at ${imageCount} pictures, page of ${pageLimit} with its total, median of ${rounds} (filled in ${Math.round(fillMs)} ms)`,
        ["question", "matches", "ours ms", "LIKE+OFFSET ms", "ratio"],
        rows,
      );
    } finally {
      naive.close();
      await index.close();
    }
  });
