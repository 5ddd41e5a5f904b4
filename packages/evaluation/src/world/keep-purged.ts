/** Rows that housekeeping deletes once they are old are moved aside: a file may be longer than they are kept. */
export const KEEP_PURGED: readonly string[] = ["clicks", "received_reports"].flatMap((table) => [
  `CREATE TABLE purged_${table} AS SELECT * FROM ${table} WHERE 0;`,
  `CREATE INDEX purged_${table}_id ON purged_${table} (id);`,
  `CREATE TRIGGER keep_purged_${table} BEFORE DELETE ON ${table} BEGIN
     INSERT INTO purged_${table}
       SELECT * FROM ${table} WHERE workspace_id = OLD.workspace_id AND id = OLD.id;
   END;`,
]);
