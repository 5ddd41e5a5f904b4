export {
  abortMove,
  advanceMove,
  beginMove,
  endMove,
  findMove,
  listMoves,
  switchMove,
  type MoveAudit,
  type MoveRecord,
  type MoveState,
} from "./control/workspace-moves.ts";
export { countJournal, readJournalNumber } from "./events/journal.ts";
export { nextBlocks, sumBlocks, type Block, type BlockSums } from "./move/compare-block.ts";
export { copyPage, type KeyRange } from "./move/copy-page.ts";
export { countMovedRows } from "./move/count-rows.ts";
export { deleteMovedRows } from "./move/delete-rows.ts";
export {
  isMoving,
  movingError,
  raiseFence,
  setFence,
  turnFence,
  type MoveHere,
} from "./move/fence.ts";
export { MOVED_TABLES, type MovedTable } from "./move/moved-tables.ts";
export { tablesWithRows } from "./move/with-rows.ts";
export type { KeyValues } from "./move/table-sql.ts";
