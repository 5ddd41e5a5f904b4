CREATE TABLE `click_marks` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`campaign_id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`sampled` integer NOT NULL,
	`parts` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`, `campaign_id`, `publisher_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `fence_click_marks_insert` BEFORE INSERT ON `click_marks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_marks_update` BEFORE UPDATE ON `click_marks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_click_marks_delete` BEFORE DELETE ON `click_marks`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
