/** Of a click id, and of the id of a visitor who is called by a first click: its time in milliseconds, as base32. */
const TIME = 8;

/**
 * Accepted clicks `t` of the visitors `v.id` with ids from `from` up to, not including, `to`: those of the index, and the click
 * that a visitor is called by, which has no entry there. That one is among the few of its millisecond.
 */
export function visitorClicksSql(
  visitors: string,
  columns: string,
  [from, to]: readonly [from: string, to: string] = ["''", "'~'"],
): string {
  const time = `substr(v.id, 1, ${TIME})`;
  const [own, others] = ["=", "<>"].map(
    (is) => `t.reason = 'OK' AND substr(t.visitor_id, 1, ${TIME}) ${is} substr(t.id, 1, ${TIME})`,
  );
  return `
    SELECT ${columns} FROM ${visitors} v CROSS JOIN clicks t INDEXED BY clicks_visitor
      ON ${others} AND t.workspace_id = ?1 AND t.visitor_id = v.id AND t.id >= ${from} AND t.id < ${to}
    WHERE v.id <> ''
    UNION ALL
    SELECT ${columns} FROM ${visitors} v CROSS JOIN clicks t
      ON ${own} AND t.workspace_id = ?1 AND t.visitor_id = v.id
      AND t.id >= max(${time}, ${from}) AND t.id < min(${time} || '~', ${to})
    WHERE v.id <> ''`;
}
