/** The query builder's types, for rooms that keep a database of their own but may not depend on the builder itself. */
export type {
  ColumnType,
  Expression,
  ExpressionBuilder,
  Generated,
  Insertable,
  Kysely,
  Migration,
  Selectable,
  SqlBool,
  Transaction,
  Updateable,
} from "kysely";
