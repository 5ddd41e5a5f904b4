/**
 * Since when a verdict withholds a result: the product keeps when it last changed, which its numbers do again and again. What is
 * let go and doubted anew is doubted since then.
 */
export const KEEP_SINCE: readonly string[] = [
  `CREATE TABLE doubted_since (workspace_id TEXT, conversion_id TEXT, since_ms INTEGER NOT NULL,
     PRIMARY KEY (workspace_id, conversion_id)) WITHOUT ROWID;`,
  ...["INSERT", "UPDATE"].flatMap((event) => [
    `CREATE TRIGGER since_${event} AFTER ${event} ON fraud_verdicts WHEN NEW.action IN ('hold', 'reject') BEGIN
       INSERT INTO doubted_since SELECT NEW.workspace_id, NEW.conversion_id, NEW.changed_at_ms WHERE NOT EXISTS (
         SELECT 1 FROM doubted_since WHERE workspace_id = NEW.workspace_id AND conversion_id = NEW.conversion_id);
     END;`,
    `CREATE TRIGGER let_go_${event} AFTER ${event} ON fraud_verdicts WHEN NEW.action NOT IN ('hold', 'reject') BEGIN
       DELETE FROM doubted_since WHERE workspace_id = NEW.workspace_id AND conversion_id = NEW.conversion_id;
     END;`,
  ]),
  `CREATE TRIGGER let_go_DELETE AFTER DELETE ON fraud_verdicts BEGIN
     DELETE FROM doubted_since WHERE workspace_id = OLD.workspace_id AND conversion_id = OLD.conversion_id;
   END;`,
];
