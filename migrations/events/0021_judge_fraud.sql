CREATE TABLE `fraud_findings` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`campaign_id` text,
	`since_ms` integer NOT NULL,
	`judged_at_ms` integer NOT NULL,
	`finding` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fraud_knowledge` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`judged_at_ms` integer NOT NULL,
	`rules_version` integer NOT NULL,
	`knowledge` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fraud_appeals` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`conversion_id` text NOT NULL,
	`publisher_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`text` text NOT NULL,
	`answered_at_ms` integer,
	`answer` text,
	`outcome` text,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `fraud_appeals_conversion` ON `fraud_appeals` (`workspace_id`,`conversion_id`);--> statement-breakpoint
CREATE TABLE `fraud_decisions` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`actor` text NOT NULL,
	`decision` text NOT NULL,
	`note` text NOT NULL,
	`conversion_ids` text NOT NULL,
	`before` text NOT NULL,
	`undone_at_ms` integer,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fraud_verdicts` (
	`workspace_id` text NOT NULL,
	`conversion_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`publisher_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`event_name` text NOT NULL,
	`payout_micros` integer NOT NULL,
	`currency` text NOT NULL,
	`score` real NOT NULL,
	`signals` text NOT NULL,
	`rules_version` integer NOT NULL,
	`action` text NOT NULL,
	`decision` text DEFAULT 'open' NOT NULL,
	`decided_by` text,
	`decision_id` text,
	`judged_at_ms` integer NOT NULL,
	`changed_at_ms` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `conversion_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `fraud_verdicts_waiting` ON `fraud_verdicts` (`workspace_id`,`conversion_id`) WHERE decision = 'open' AND action IN ('hold', 'reject');--> statement-breakpoint
CREATE INDEX `fraud_verdicts_publisher` ON `fraud_verdicts` (`workspace_id`,`publisher_id`,`conversion_id`);
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_findings_insert` BEFORE INSERT ON `fraud_findings`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_findings_update` BEFORE UPDATE ON `fraud_findings`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_findings_delete` BEFORE DELETE ON `fraud_findings`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_knowledge_insert` BEFORE INSERT ON `fraud_knowledge`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_knowledge_update` BEFORE UPDATE ON `fraud_knowledge`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_knowledge_delete` BEFORE DELETE ON `fraud_knowledge`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_appeals_insert` BEFORE INSERT ON `fraud_appeals`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_appeals_update` BEFORE UPDATE ON `fraud_appeals`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_appeals_delete` BEFORE DELETE ON `fraud_appeals`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_decisions_insert` BEFORE INSERT ON `fraud_decisions`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_decisions_update` BEFORE UPDATE ON `fraud_decisions`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_decisions_delete` BEFORE DELETE ON `fraud_decisions`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_verdicts_insert` BEFORE INSERT ON `fraud_verdicts`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = NEW.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_verdicts_update` BEFORE UPDATE ON `fraud_verdicts`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
--> statement-breakpoint
CREATE TRIGGER `fence_fraud_verdicts_delete` BEFORE DELETE ON `fraud_verdicts`
WHEN (SELECT fence FROM moving_workspaces WHERE workspace_id = OLD.workspace_id) IN ('frozen', 'arriving') BEGIN
	SELECT RAISE(ABORT, 'the workspace is moving to another database');
END;
