CREATE TABLE `click_holds` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`campaign_id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`currency` text NOT NULL,
	`earned_micros` integer NOT NULL,
	`held_micros` integer NOT NULL,
	`marked` integer NOT NULL,
	`sampled` integer NOT NULL,
	`score` real NOT NULL,
	`signals` text NOT NULL,
	`rules_version` integer NOT NULL,
	`since_ms` integer NOT NULL,
	`decision` text DEFAULT 'open' NOT NULL,
	`decided_by` text,
	`decided_at_ms` integer,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`, `campaign_id`, `publisher_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `click_holds_open` ON `click_holds` (`workspace_id`,`day`) WHERE decision = 'open';
--> statement-breakpoint
CREATE TRIGGER `fence_click_holds_insert` BEFORE INSERT ON `click_holds`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_holds_update` BEFORE UPDATE ON `click_holds`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_holds_delete` BEFORE DELETE ON `click_holds`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
