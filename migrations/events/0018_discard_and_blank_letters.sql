CREATE TABLE `replays` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`until_ms` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `dead_letter_owners` ADD `discarded_by` text;--> statement-breakpoint
ALTER TABLE `dead_letters` ADD `body_sha256` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `dead_letters` ADD `blanked_at_ms` integer;--> statement-breakpoint
ALTER TABLE `dead_letters` ADD `discarded_by` text;--> statement-breakpoint
CREATE INDEX `dead_letters_unblanked` ON `dead_letters` (`received_at_ms`) WHERE blanked_at_ms IS NULL;--> statement-breakpoint
CREATE TRIGGER `fence_replays_insert` BEFORE INSERT ON `replays`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_replays_update` BEFORE UPDATE ON `replays`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_replays_delete` BEFORE DELETE ON `replays`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
