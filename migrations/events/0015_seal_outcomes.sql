CREATE TABLE `outcomes` (
	`workspace_id` text NOT NULL,
	`subject` text NOT NULL,
	`sequence` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`conversion_id` text,
	`publisher_id` text DEFAULT '' NOT NULL,
	`credits` text DEFAULT '[]' NOT NULL,
	`payout_micros` integer DEFAULT 0 NOT NULL,
	`day` text,
	PRIMARY KEY(`workspace_id`, `subject`, `sequence`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `outcomes_open` ON `outcomes` (`workspace_id`,`at_ms`) WHERE day IS NULL;--> statement-breakpoint
CREATE TABLE `receipt_days` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`to_ms` integer NOT NULL,
	`lines` integer NOT NULL,
	`root` text NOT NULL,
	`signature` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `outcomes_of_conversions` AFTER INSERT ON `conversion_history` BEGIN
	INSERT INTO outcomes (workspace_id, subject, sequence, at_ms, status, reason, publisher_id, credits, payout_micros)
	SELECT NEW.workspace_id, NEW.conversion_id, NEW.sequence, NEW.at_ms, NEW.status, NEW.reason, v.publisher_id, v.credits, v.payout_micros
	FROM conversions v WHERE v.workspace_id = NEW.workspace_id AND v.id = NEW.conversion_id
		AND NOT EXISTS (SELECT 1 FROM outcomes o WHERE o.workspace_id = NEW.workspace_id AND o.subject = NEW.conversion_id AND o.sequence = NEW.sequence);
END;
--> statement-breakpoint
CREATE TRIGGER `outcomes_of_reports` AFTER INSERT ON `received_reports`
WHEN NEW.workspace_id <> '' AND NOT (NEW.conversion_id IS NOT NULL AND NEW.verdict IN ('recorded', 'held')) BEGIN
	INSERT INTO outcomes (workspace_id, subject, sequence, at_ms, status, reason, conversion_id)
	SELECT NEW.workspace_id, NEW.id, 1, NEW.at_ms, NEW.verdict, NEW.reason, NEW.conversion_id
	WHERE NOT EXISTS (SELECT 1 FROM outcomes o WHERE o.workspace_id = NEW.workspace_id AND o.subject = NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER `outcomes_of_changed_reports` AFTER UPDATE OF `verdict`, `reason`, `conversion_id` ON `received_reports`
WHEN NEW.workspace_id <> '' AND (OLD.verdict, OLD.reason, OLD.conversion_id) IS NOT (NEW.verdict, NEW.reason, NEW.conversion_id) BEGIN
	INSERT INTO outcomes (workspace_id, subject, sequence, at_ms, status, reason, conversion_id)
	SELECT NEW.workspace_id, NEW.id, 1 + (SELECT count(*) FROM outcomes o WHERE o.workspace_id = NEW.workspace_id AND o.subject = NEW.id),
		NEW.at_ms, NEW.verdict, NEW.reason, NEW.conversion_id;
END;
--> statement-breakpoint
CREATE TRIGGER `outcomes_of_purged_reports` AFTER DELETE ON `received_reports` BEGIN
	DELETE FROM outcomes WHERE workspace_id = OLD.workspace_id AND subject = OLD.id AND day IS NOT NULL;
END;
